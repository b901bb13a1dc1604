"""A vendor's first guest, with the generated client alone: declared, corrected, looked up; then several."""

import datetime
import sys

import luutru_client
from luutru_client import models

root, key, establishment, reference = sys.argv[1:]
configuration = luutru_client.Configuration(host=root, access_token=key)
with luutru_client.ApiClient(configuration) as api:
    declare = luutru_client.DeclareApi(api)
    own = luutru_client.OwnApi(api)
    guest = models.CheckIn(
        guest=models.Guest(
            full_name="Nguyễn Văn Máy",
            date_of_birth="1990-03-15",
            sex="MALE",
            nationality="VNM",
            document=models.Document(type="CCCD", number="038090000032"),
        ),
        arrived_at=datetime.datetime.fromisoformat("2026-07-01T14:05:00+07:00"),
        expected_departure_on=datetime.date(2026, 7, 3),
        room="301",
        purpose="TOURISM",
    )
    declared = declare.check_in(establishment, reference, guest)
    again = declare.check_in(establishment, reference, guest)
    corrected = declare.correct(
        establishment,
        reference,
        models.Correction(changes=models.Changes(room="302"), reason="Đổi phòng"),
    )
    stay = own.stay(establishment, reference)
    register = own.own_register(
        establishment, state="IN_HOUSE", size=500, min_position=corrected.receipt.position
    )
    listed = [r for r in register.items if r.reference == reference and r.room == "302"]
    gone = datetime.datetime.fromisoformat("2026-07-02T09:00:00+07:00")
    bulk = declare.push(
        [
            models.Declaration(
                type="CHECK_IN",
                establishment_id=establishment,
                reference=reference + "-bulk",
                guest=guest.guest,
                arrived_at=guest.arrived_at,
                room="305",
                purpose="TOURISM",
            ),
            models.Declaration(
                type="CHECK_OUT",
                establishment_id=establishment,
                reference=reference + "-bulk",
                departed_at=gone,
            ),
            models.Declaration(
                type="CHECK_OUT",
                establishment_id=establishment,
                reference=reference + "-unknown",
                departed_at=gone,
            ),
        ]
    )
    sys.stdout.buffer.write(
        " ".join(
            str(value)
            for value in (
                declared.outcome,
                again.outcome,
                str(declared.receipt == again.receipt).lower(),
                corrected.outcome,
                stay.room,
                stay.guest.full_name,
                len(stay.receipts),
                len(listed),
                " ".join(f"{one.line}:{one.outcome}" for one in bulk.outcomes),
                bulk.outcomes[2].findings[0].code,
                bulk.summary.verdict,
            )
        ).encode()
    )
