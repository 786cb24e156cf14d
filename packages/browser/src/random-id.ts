/** A prefix and 128 random bits as 32 hexadecimal digits. Works on pages without TLS, where `crypto.randomUUID` is missing. */
export function randomId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return prefix + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
