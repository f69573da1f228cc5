/**
 * What every answer says to browsers, whatever it is: a page, a file, a problem, an address that could not be read. Everything comes from this
 * service itself, and nothing is inline: a page that somebody slips markup into still runs no script. There is thus nothing to give a nonce to.
 */
export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  const policy = ["default-src 'self'", "base-uri 'none'", "object-src 'none'", "form-action 'self'", "frame-ancestors 'none'"];
  return {
    'content-security-policy': [...policy, ...(secure ? ['upgrade-insecure-requests'] : [])].join(';'),
    // No other site's window, frame or process holds a page of ours, and ours hold none of theirs.
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': denied.map((feature) => `${feature}=()`).join(', '),
    // Ours alone, so that the page that says a form was open too long can offer the way back to it.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    // For browsers that know no frame-ancestors, and for those whose own filter of scripts was a hole.
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

/** Nothing here uses any of them. */
const denied = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'screen-wake-lock', 'serial', 'usb'];
