import qrcode from 'qrcode-generator';

/** Pixels of each small square: a phone's camera reads it from the screen at arm's length. */
const CELL = 4;
/** Small squares that are left white around it, as the standard (ISO/IEC 18004) asks. */
const MARGIN = 4;

/** An address as a picture to be read by the camera of another device, in a `data:` URL, so that nothing is fetched for it. */
export function qrCode(address: string): string {
  // As small as the address allows; a quarter of it may be covered.
  const code = qrcode(0, 'Q');
  code.addData(address);
  code.make();
  return code.createDataURL(CELL, CELL * MARGIN);
}
