/** A random id that is very unlikely to exist. */
export function newcomerId(): string {
  const letters = crypto.getRandomValues(new Uint8Array(5))
  return `newcomer-${[...letters].map((byte) => (byte % 36).toString(36)).join('')}`
}
