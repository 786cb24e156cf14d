/** Whether a text is a URL whose scheme is `http` or `https`, as of pages and pictures. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
