package vn.luutru.benchmark.size;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vn.luutru.benchmark.http.CallSeries;
import vn.luutru.benchmark.http.Loop;
import vn.luutru.benchmark.load.OfficialBrowser;
import vn.luutru.benchmark.size.History.Arrival;
import vn.luutru.declaration.Vietnam;

/**
 * How long do the offices' pages take while declarations stream in?
 *
 * <p>Pages and declarations are both due by the clock; latencies count from then. The exit code is 1 if a page was not
 * answered 200, if a declaration was not accepted, or if the 95th percentile of a page is above its bound.
 */
final class OfficePages {

    private static final int CONNECTIONS = 4;
    private static final int GUESTS = 1000;
    private static final String OFFICER = "demo-police-16531";
    private static final double BOUND_MILLIS = 200;
    private static final double PERCENTILE = 95;

    private OfficePages() {}

    static void run(Options options) throws Exception {
        Duration warmUp = options.seconds("warmup", 60);
        Duration time = options.seconds("seconds", 120);
        int writes = options.number("writes", 500);
        int pages = options.number("pages", 1);
        try (Opened opened = new Opened(options.data(), options.service());
                Loop threads = new Loop(1)) {
            History history = Questions.history(opened);
            List<Arrival> guests =
                    history.arrivals(history.end().minusDays(1)).limit(GUESTS).toList();
            List<Question> questions =
                    questions(OfficialBrowser.atWork(opened.process().url(), OFFICER));
            opened.awaitProjections(System.out);
            System.out.printf("warm-up: %s s%n", warmUp.toSeconds());
            ask(opened, threads, "W", questions, guests, warmUp, writes, pages);
            opened.awaitProjections(System.out);
            System.out.printf("measured: %s s%n", time.toSeconds());
            List<Asking> asked = ask(opened, threads, "M", questions, guests, time, writes, pages);
            System.out.println("\n| Page | asked | p50 ms | p95 ms | p99 ms | max ms | wrong |");
            System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
            asked.forEach(one -> System.out.println(one.page()));
            if (asked.stream().anyMatch(one -> one.wrong() > 0)) {
                throw new IOException("A page was not answered");
            }
            if (asked.stream().anyMatch(one -> one.millis(PERCENTILE) > BOUND_MILLIS)) {
                throw new IOException("A page took longer than " + BOUND_MILLIS + " ms at p95");
            }
        }
    }

    private static List<Asking> ask(
            Opened opened,
            Loop threads,
            String phase,
            List<Question> questions,
            List<Arrival> guests,
            Duration time,
            int writes,
            int pages)
            throws Exception {
        String run = phase + Long.toString(System.currentTimeMillis(), 36);
        SteadyWrites load = new SteadyWrites(opened.service(), threads, run, writes, time);
        List<Asking> asked = new ArrayList<>();
        // Officials do not ask at the same instant: the pages are spread over the second.
        for (int i = 0; i < questions.size(); i++) {
            asked.add(new Asking(questions.get(i), guests, pages, (i + 0.5) / questions.size(), time));
        }
        List<CompletableFuture<Void>> done = new ArrayList<>();
        done.add(load.start());
        for (Asking one : asked) {
            done.add(new CallSeries(one, threads, opened.service().address(), CONNECTIONS).start());
        }
        CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).get();
        System.out.println(load);
        if (load.accepted() < load.sent()) {
            throw new IOException("Not every declaration was accepted");
        }
        return asked;
    }

    /**
     * Every page that an office opens first, and a search for a guest by their name.
     *
     * @param officer the cookies of the browser of a ward's officer
     */
    private static List<Question> questions(String officer) {
        YearMonth last = YearMonth.from(Vietnam.dateOf(Instant.now())).minusMonths(1);
        List<Question> pages = new ArrayList<>();
        for (String path : List.of(
                "/du-lich",
                "/du-lich?ky=thang-truoc",
                "/du-lich?ky=nam-nay",
                "/du-lich/ban-do",
                "/du-lich/bao-cao",
                "/du-lich/bao-cao/01-cs-ltdl/" + last,
                "/du-lich/man-hinh")) {
            pages.add(Question.nobody(path, "demo-tourism", path));
        }
        for (String path : List.of(
                "/khu-cong-nghiep",
                "/khu-cong-nghiep/khu/kkt-nghi-son",
                "/khu-cong-nghiep/doanh-nghiep",
                "/khu-cong-nghiep/bien-dong",
                "/khu-cong-nghiep/tu-30-ngay")) {
            pages.add(Question.nobody(path, "demo-zone", path));
        }
        for (String path : List.of("/y-te", "/y-te/khoa", "/y-te/xu-huong")) {
            pages.add(Question.nobody(path, "demo-health", path));
        }
        for (String path : List.of(
                "/cong-an",
                "/cong-an/danh-sach/nuoc-ngoai",
                "/cong-an/danh-sach/tu-30-ngay",
                "/cong-an/danh-sach/hai-noi",
                "/cong-an/danh-sach/hai-ten",
                "/cong-an/co-so",
                "/cong-an/theo-doi")) {
            pages.add(Question.page(path, officer));
        }
        pages.add(Question.form("/cong-an/tim", officer, guest -> "luc=moi-luc&q=" + Question.nameWithoutMarks(guest)));
        for (String path : List.of(
                "/quan-tri",
                "/quan-tri/khoa",
                "/quan-tri/phien",
                "/quan-tri/nhat-ky",
                "/quan-tri/he-thong",
                "/quan-tri/su-co")) {
            pages.add(Question.nobody(path, Opened.ADMIN, path));
        }
        return pages;
    }
}
