package vn.luutru.app;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.RecordedQueries;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.http.capture.CaptureController;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.receipt.ReceiptKeysController;
import vn.luutru.adapter.http.receipt.ReceiptsController;
import vn.luutru.adapter.http.receipt.SeveralReceiptsController;
import vn.luutru.adapter.receipt.ReceiptPdf;
import vn.luutru.adapter.receipt.SigningKeys;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.home.Door;
import vn.luutru.adapter.web.receipt.ReceiptCheckController;
import vn.luutru.adapter.web.receipt.SampleReceiptController;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.declaration.Declarations;
import vn.luutru.eventstore.ReceiptNumbers;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.subscription.DecodedLog;
import vn.luutru.receipt.GroupReceipts;
import vn.luutru.receipt.ReceiptPrinter;
import vn.luutru.receipt.ReceiptSigner;
import vn.luutru.receipt.ReceiptSource;
import vn.luutru.receipt.Receipts;

/** Scans in, receipts out: what stands beside the write path and never on it. */
@Configuration(proxyBeanMethods = false)
class ReceiptConfiguration {

    @Bean
    CaptureController captureController(InstantSource clock) {
        return new CaptureController(clock);
    }

    @Bean
    SigningKeys receiptSigner(
            MasterKey master,
            DatabaseServer server,
            @Qualifier("controlSource") DataSource source,
            InstantSource clock) {
        server.migrate("receipts");
        return new SigningKeys(new JdbcSigningKeys(source), master.wrapping("luutru receipt signing keys"), clock);
    }

    @Bean
    ReceiptSource receiptSource(
            DecodedLog log,
            Declarations declarations,
            EstablishmentDirectory directory,
            ReceiptNumbers numbers,
            MasterKey master) {
        return new ReceiptSource(log::at, declarations, directory, numbers, master.derived("luutru receipt salts"));
    }

    @Bean
    Receipts receipts(ReceiptSource source, ReceiptSigner signer) {
        return new Receipts(source, signer);
    }

    @Bean
    GroupReceipts groupReceipts(ReceiptSource source, ReceiptSigner signer) {
        return new GroupReceipts(source, signer);
    }

    @Bean
    ReceiptPrinter receiptPrinter() {
        return new ReceiptPdf();
    }

    @Bean
    ReceiptsController receiptsController(Receipts receipts, ReceiptPrinter printer, OperatorReads reads) {
        return new ReceiptsController(receipts, printer, reads);
    }

    @Bean
    SeveralReceiptsController severalReceiptsController(
            GroupReceipts receipts,
            ReceiptPrinter printer,
            RegisterQueries register,
            RecordedQueries queries,
            OperatorReads reads,
            ProjectionBarrier barrier) {
        return new SeveralReceiptsController(receipts, printer, register, queries, reads, barrier);
    }

    @Bean
    ReceiptKeysController receiptKeysController(ReceiptSigner signer) {
        return new ReceiptKeysController(signer);
    }

    @Bean
    ReceiptCheckController receiptCheckController(PageRenderer pages, ReceiptSigner signer) {
        return new ReceiptCheckController(pages, signer);
    }

    @Bean
    @ConditionalOnBooleanProperty("luutru.demo")
    SampleReceiptController sampleReceiptController(ReceiptSigner signer, ReceiptPrinter printer, InstantSource clock) {
        return new SampleReceiptController(signer, printer, clock);
    }

    @Bean
    Door receiptDoor(LuutruProperties properties) {
        return new Door(Door.Kind.RECEIPT, properties.demo() ? "/r/mau" : "/r");
    }
}
