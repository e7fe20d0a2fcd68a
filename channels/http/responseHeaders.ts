export type ResponseHeaders = Readonly<Record<string, string>>;

/** What pages could ask the browser for; of all this they need to write to the clipboard, when a person asks for it. */
const PERMISSIONS = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'fullscreen'],
  ...['geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi'],
  ...['payment', 'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb'],
  ...['xr-spatial-tracking'],
];

/** Headers of every response. A page may add its own. */
const HEADERS: ResponseHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  // A page that opened this one, or that this one opens, gets no hold of it.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': PERMISSIONS.map((name) => `${name}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** For a year browsers use https only, whatever a link says (RFC 6797). */
const HSTS: ResponseHeaders = { 'Strict-Transport-Security': 'max-age=31536000' };

/** @param publicUrl where browsers reach this server, if known: if it is https, they are told to stay with that */
export function responseHeaders(publicUrl?: string): ResponseHeaders {
  return publicUrl?.startsWith('https:') ? { ...HEADERS, ...HSTS } : HEADERS;
}
