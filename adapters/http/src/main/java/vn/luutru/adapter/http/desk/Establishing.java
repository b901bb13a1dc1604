package vn.luutru.adapter.http.desk;

import java.util.List;
import vn.luutru.access.Caller;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.EstablishmentDirectory;

/** For which establishment somebody asks for a desk or a poster, and whether they may. */
public final class Establishing {

    private final EstablishmentDirectory directory;

    public Establishing(EstablishmentDirectory directory) {
        this.directory = directory;
    }

    /** Refused with 400 if it is no id, with 403 if it is none of the caller's. */
    EstablishmentId inScope(Caller caller, String id) {
        EstablishmentId establishment = AccessChecks.establishment(id);
        if (!caller.scope().covers(establishment)) {
            throw ApiException.of(403, FindingCode.ESTABLISHMENT_OUT_OF_SCOPE, "/establishmentId");
        }
        return establishment;
    }

    /** The same; refused with 404 if nobody knows it. */
    EstablishmentId known(Caller caller, String id) {
        EstablishmentId establishment = inScope(caller, id);
        if (directory.find(establishment).join().isEmpty()) {
            throw ApiException.of(404, List.of(Finding.of(FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId")));
        }
        return establishment;
    }
}
