/** An id that nobody has yet, with good odds. */
export function newcomerId(): string {
  const letters = crypto.getRandomValues(new Uint8Array(5))
  return `newcomer-${[...letters].map((byte) => (byte % 36).toString(36)).join('')}`
}
