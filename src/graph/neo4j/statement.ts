/** A reading statement as the driver takes it. */
export interface Statement {
  /** For errors: what the query is called. */
  readonly name: string
  readonly text: string
  readonly params: Readonly<Record<string, unknown>>
}

/** One that may be a part of another. */
export interface PartStatement extends Statement {
  /** What it returns, in the order of its header. */
  readonly columns: readonly string[]
}

/**
 * One statement that returns in its only row, for each part in turn, all of that part's rows as lists. To send a
 * statement and to take its answer costs more than most of ours cost to run.
 */
export function combined(parts: readonly PartStatement[]): Statement {
  const params: Record<string, unknown> = {}
  parts.forEach((part, at) => {
    for (const [name, value] of Object.entries(part.params)) params[`p${at}_${name}`] = value
  })
  return { name: parts.map(({ name }) => name).join('+'), text: combinedText(parts), params }
}

/** By the names of their parts: few parts are ever begun together, and always the same. */
const texts = new Map<string, string>()

function combinedText(parts: readonly PartStatement[]): string {
  const key = parts.map(({ name }) => name).join('+')
  const known = texts.get(key)
  if (known !== undefined) return known
  const calls = parts.map(({ text, columns }, at) => {
    const own = text.replace(/\$([A-Za-z]\w*)/g, `$p${at}_$1`)
    return `CALL () {\nCALL () {\n${own}\n}\nRETURN collect([${columns.join(', ')}]) AS r${at}\n}`
  })
  const text = `${calls.join('\n')}\nRETURN ${parts.map((_, at) => `r${at}`).join(', ')}`
  texts.set(key, text)
  return text
}
