/** One clause of a statement: its keyword and the text up to the next one. */
export interface Clause {
  readonly keyword: string
  readonly body: string
  /** Where the body starts in the statement. */
  readonly start: number
  /** Number of open braces around it: 0 outside every subquery. */
  readonly depth: number
}

const KEYWORDS = [
  'OPTIONAL MATCH',
  'MATCH',
  'WHERE',
  'WITH',
  'RETURN',
  'ORDER BY',
  'SKIP',
  'LIMIT',
  'UNWIND',
  'CALL',
  'UNION ALL',
  'UNION',
  'MERGE',
  'CREATE',
  'ON CREATE SET',
  'ON MATCH SET',
  'SET',
  'DETACH DELETE',
  'DELETE',
  'REMOVE',
  'FOREACH',
]
const KEYWORD = new RegExp(`\\b(?:${[...KEYWORDS].sort((a, b) => b.length - a.length).join('|')})\\b`, 'y')

/** The text without comments, with empty strings and single spaces, so that words in it are Cypher. */
export function plainText(statement: string): string {
  return statement
    .replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
      found.startsWith('/') ? ' ' : "''",
    )
    .replace(/\b(STARTS|ENDS) WITH\b/g, '$1_WITH')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The clauses of a plain text, in order; those of subqueries between their own. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  const open: { keyword: string; start: number; depth: number }[] = []
  let depth = 0
  const closeFrom = (minDepth: number, end: number) => {
    while ((open.at(-1)?.depth ?? -1) >= minDepth) {
      const { keyword, start, depth: at } = open.pop() ?? { keyword: '', start: end, depth: 0 }
      clauses.push({ keyword, start, depth: at, body: text.slice(start, end).trim() })
    }
  }
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '{') depth++
    if (text[index] === '}') closeFrom(depth--, index)
    const keyword = keywordAt(text, index)
    if (!keyword) continue
    closeFrom(depth, index)
    index += keyword.length - 1
    open.push({ keyword, start: index + 1, depth })
  }
  closeFrom(0, text.length)
  return clauses.sort((a, b) => a.start - b.start)
}

function keywordAt(text: string, index: number): string | undefined {
  if (/[\w$.:]/.test(text[index - 1] ?? ' ')) return undefined
  KEYWORD.lastIndex = index
  return KEYWORD.exec(text)?.[0]
}

/** Splits at commas outside brackets. */
export function splitList(body: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let index = 0; index < body.length; index++) {
    const character = body[index] ?? ''
    if ('([{'.includes(character)) depth++
    if (')]}'.includes(character)) depth--
    if (character !== ',' || depth > 0) continue
    parts.push(body.slice(from, index).trim())
    from = index + 1
  }
  parts.push(body.slice(from).trim())
  return parts.filter((part) => part !== '')
}

/** Where the bracket that opens at `index` closes; the end of the text if it does not. */
export function closingIndex(text: string, index: number): number {
  let depth = 0
  for (let at = index; at < text.length; at++) {
    if ('([{'.includes(text[at] ?? '')) depth++
    if (')]}'.includes(text[at] ?? '') && --depth === 0) return at
  }
  return text.length
}

/** `expression AS alias` of a WITH or RETURN; a bare name is its own alias, anything else has none. */
export function readColumn(item: string): { expression: string; alias: string | undefined } {
  const match = /^(.*) AS (\w+)$/.exec(item)
  if (match) return { expression: match[1] ?? '', alias: match[2] }
  return { expression: item, alias: /^\w+$/.test(item) ? item : undefined }
}
