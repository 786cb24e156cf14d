/** Text escaped for HTML and SVG, attributes included. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

type Attributes = Readonly<Record<string, string | number>>

/** An element with escaped attributes; `content` must already be markup. Numbers are rounded to a tenth. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    const text = typeof value === 'number' ? String(Math.round(value * 10) / 10) : value
    return ` ${key}="${escaped(text)}"`
  })
  return `<${name}${written.join('')}>${content.join('')}</${name}>`
}
