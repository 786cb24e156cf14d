/** Text as it may stand in HTML and SVG, also in attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

type Attributes = Readonly<Record<string, string | number>>

/** An element around markup that is escaped already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const stated = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(shown(value))}"`)
  return `<${name}${stated.join('')}>${content.join('')}</${name}>`
}

/** A text in a plot. */
export function label(attributes: Attributes, text: string): string {
  return element('text', attributes, escaped(text))
}

/** Coordinates need no more than a tenth of a pixel. */
function shown(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value
}
