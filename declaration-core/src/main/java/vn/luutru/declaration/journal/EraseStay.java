package vn.luutru.declaration.journal;

import vn.luutru.declaration.StayId;

/** The key of a stay is to be destroyed, so that nobody can read its personal data any more. */
public record EraseStay(StayId stay) {}
