/**
 * What a scanner read from a guest's document, as the guest of a check-in: the QR code of Vietnamese identity cards and
 * the machine-readable zones of ICAO Doc 9303. Plain Java, so that a server, a page and a vendor's call agree.
 */
@NullMarked
package vn.luutru.declaration.capture;

import org.jspecify.annotations.NullMarked;
