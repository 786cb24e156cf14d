import type { SentQuery } from './sent-query.ts'

/** A reading statement as the driver takes it. */
export interface Statement extends SentQuery {
  /** For errors: what the query is called. */
  readonly name: string
  /** Reads that it stands for. */
  readonly reads: number
  /** It may miss the newest writes. */
  readonly mayLag: boolean
}

/** One that may be a part of another. */
export interface PartStatement extends Statement {
  /** What it returns, in the order of its header. */
  readonly columns: readonly string[]
}

/**
 * One statement that returns in its only row, for each part in turn, all of that part's rows as lists. To send a
 * statement and to take its answer costs more than most of ours cost to run. A part's rows stay in the order in which it
 * returns them: nothing says so of a list that is collected from a subquery, but the conformance suite holds it.
 */
export function combined(parts: readonly PartStatement[]): Statement {
  const params: Record<string, unknown> = {}
  parts.forEach((part, at) => {
    for (const [name, value] of Object.entries(part.params)) params[`p${at}_${name}`] = value
  })
  const name = parts.map((part) => part.name).join('+')
  const keepsPlan = parts.every((part) => part.keepsPlan)
  const mayLag = parts.every((part) => part.mayLag)
  return { name, text: combinedText(name, parts), params, keepsPlan, reads: parts.length, mayLag }
}

/** By the names of their parts, whose texts never change: there are few, because a group is small and begun in one place. */
const texts = new Map<string, string>()

function combinedText(name: string, parts: readonly PartStatement[]): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const calls = parts.map(({ text, columns }, at) => {
    const own = text.replace(/\$([A-Za-z]\w*)/g, `$p${at}_$1`)
    return `CALL () {\nCALL () {\n${own}\n}\nRETURN collect([${columns.join(', ')}]) AS r${at}\n}`
  })
  const text = `${calls.join('\n')}\nRETURN ${parts.map((_, at) => `r${at}`).join(', ')}`
  texts.set(name, text)
  return text
}
