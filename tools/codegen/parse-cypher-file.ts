import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FieldType, PersonalData, Touch } from '../../src/graph/graph-query.ts'

/** One file of `cypher/`: its header, checked, and the statement below it. */
export interface CypherFile {
  readonly name: string
  readonly description: string
  readonly mode: 'read' | 'write'
  readonly isBounded: boolean
  /** Reads of one group that begin together may go to a server as one statement; null where it stands alone. */
  readonly group: string | null
  /** It does nothing but keep other writers out. */
  readonly isLock: boolean
  /** It adds to the catalog or to what is derived from it: a full graph refuses it. */
  readonly isGrowing: boolean
  /** How it is planned does not hang on what the graph holds; so it is of every bounded one. */
  readonly isSteady: boolean
  /** What lists can see of a write; null where the header does not say it. */
  readonly touches: readonly Touch[] | null
  /** Most rows the query may return; null where the header states none. */
  readonly rowBudget: number | null
  readonly params: Readonly<Record<string, FieldType>>
  readonly row: Readonly<Record<string, FieldType>>
  readonly statement: string
}

/** A header that does not follow the grammar of `cypher/README.md`. */
export class CypherHeaderError extends Error {}

/**
 * Reads a header and its statement.
 *
 * @throws CypherHeaderError naming the file and line: unknown tag, unknown type, a `$name` that is used but not
 *   declared or declared but not used, no `@mode`.
 */
export function parseCypherFile(name: string, text: string): CypherFile {
  const lines = text.split('\n')
  const headerEnd = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('//'))
  if (headerEnd < 0) throw new CypherHeaderError(`${name}: no statement below the header`)
  const statement = lines.slice(headerEnd).join('\n').trim()
  const header = new Header(name)
  lines.slice(0, headerEnd).forEach((line, index) => {
    header.read(line, index + 1)
  })
  header.checkUse(statement)
  return header.finish(statement)
}

class Header {
  readonly #name: string
  readonly #description: string[] = []
  readonly #params: Record<string, FieldType> = {}
  readonly #row: Record<string, FieldType> = {}
  #mode: 'read' | 'write' | undefined
  #isBounded = false
  #group: string | null = null
  #isLock = false
  #isGrowing = false
  #isSteady = false
  #touches: readonly Touch[] | null = null
  #rowBudget: number | null = null

  constructor(name: string) {
    this.#name = name
  }

  read(line: string, lineNumber: number): void {
    const text = line.replace(/^\/\/ ?/, '').trim()
    if (!text.startsWith('@')) {
      if (text !== '') this.#description.push(text)
      return
    }
    const [tag, ...rest] = text.split(/\s+/)
    const where = `${this.#name}:${lineNumber}`
    if (tag === '@mode' && (rest[0] === 'read' || rest[0] === 'write')) this.#mode = rest[0]
    else if (tag === '@bounded' && rest.length === 0) this.#isBounded = true
    else if (tag === '@lock' && rest.length === 0) this.#isLock = true
    else if (tag === '@grows' && rest.length === 0) this.#isGrowing = true
    else if (tag === '@steady' && rest.length === 0) this.#isSteady = true
    else if (tag === '@touches' && rest.length > 0 && this.#touches === null)
      this.#touches = parseTouches(rest.join(' '), where)
    else if (tag === '@group' && /^[a-z][a-z-]*$/.test(rest.join(' '))) this.#group = rest.join(' ')
    else if (tag === '@budget' && /^\d+$/.test(rest[0] ?? '')) this.#rowBudget = Number(rest[0])
    else if (tag === '@param' && rest.length === 2) declare(this.#params, rest, where)
    else if (tag === '@returns' && rest.length === 2) declare(this.#row, rest, where)
    else throw new CypherHeaderError(`${where}: cannot read header line "${text}"`)
  }

  checkUse(statement: string): void {
    const used = new Set([...statement.matchAll(/\$([A-Za-z]\w*)/g)].map((match) => match[1]))
    const declared = new Set(Object.keys(this.#params))
    // On Neo4j it is the map that they are in.
    if (declared.has('lists')) throw new CypherHeaderError(`${this.#name}: a parameter is not called lists`)
    for (const param of used) {
      if (param && !declared.has(param))
        throw new CypherHeaderError(`${this.#name}: $${param} is not declared`)
    }
    for (const param of declared) {
      if (!used.has(param)) throw new CypherHeaderError(`${this.#name}: @param ${param} is not used`)
    }
  }

  finish(statement: string): CypherFile {
    if (!this.#mode) throw new CypherHeaderError(`${this.#name}: @mode read|write is missing`)
    if (this.#description.length === 0) throw new CypherHeaderError(`${this.#name}: a description is missing`)
    if (this.#group !== null && !(this.#mode === 'read' && this.#isBounded))
      throw new CypherHeaderError(`${this.#name}: @group is for bounded reads`)
    if (this.#isLock && !(this.#mode === 'write' && Object.keys(this.#row).length === 0))
      throw new CypherHeaderError(`${this.#name}: @lock is for writes that return nothing`)
    if (this.#isGrowing && this.#mode !== 'write')
      throw new CypherHeaderError(`${this.#name}: @grows is for writes`)
    if (this.#touches !== null && this.#mode !== 'write')
      throw new CypherHeaderError(`${this.#name}: @touches is for writes`)
    for (const touch of this.#touches ?? []) this.#checkTouch(touch)
    if (this.#isSteady && this.#isBounded)
      throw new CypherHeaderError(`${this.#name}: @bounded says already that it is @steady`)
    return {
      name: this.#name,
      description: this.#description.join('\n'),
      mode: this.#mode,
      isBounded: this.#isBounded,
      group: this.#group,
      isLock: this.#isLock,
      isGrowing: this.#isGrowing,
      isSteady: this.#isSteady || this.#isBounded,
      touches: this.#touches,
      rowBudget: this.#rowBudget,
      params: this.#params,
      row: this.#row,
      statement,
    }
  }

  /** Ids must stand in a parameter. */
  #checkTouch(touch: Touch): void {
    if (typeof touch === 'string') return
    const { param, field } = touch
    const given = this.#params[param]
    const type = field === undefined ? given : given?.type === 'Rows' ? given.fields[field] : undefined
    const isOfKind =
      touch.ids === 'users' ? type?.holds === 'user-ids' || type?.holds === 'ties' : type?.holds === undefined
    if ((type?.type !== 'String' && type?.holds !== 'ties') || !isOfKind)
      throw new CypherHeaderError(
        `${this.#name}: @touches ${pathOf(touch)}, which is no parameter with ids of ${touch.ids}`,
      )
  }
}

function pathOf({ param, field }: { readonly param: string; readonly field?: string }): string {
  return field === undefined ? param : `${param}.${field}`
}

/** `nothing`, or what `Touch` lists, with ids as `users(rows.userId, otherId)`. */
function parseTouches(text: string, where: string): readonly Touch[] {
  if (text === 'nothing') return []
  const parts = text.match(/[a-z-]+(\([\w., ]+\))?/g) ?? []
  if (parts.length === 0 || parts.join(' ') !== text)
    throw new CypherHeaderError(`${where}: cannot read "${text}"`)
  return parts.flatMap((part): Touch[] => {
    const [, ids, paths = ''] = /^(users|items)\((.+)\)$/.exec(part) ?? []
    if (ids === 'users' || ids === 'items')
      return paths.split(', ').map((path) => {
        const [param = '', field] = path.split('.')
        return field === undefined ? { ids, param } : { ids, param, field }
      })
    if (
      part === 'all-users' ||
      part === 'catalog' ||
      part === 'charts' ||
      part === 'model' ||
      part === 'steering'
    )
      return [part]
    throw new CypherHeaderError(`${where}: nothing is called "${part}"`)
  })
}

function declare(into: Record<string, FieldType>, rest: readonly string[], where: string): void {
  const [path = '', typeText = ''] = rest
  const nested = /^([A-Za-z]\w*)\[\]\.([A-Za-z]\w*)$/.exec(path)
  const type = parseType(typeText, where)
  if (!nested) {
    if (!/^[A-Za-z]\w*$/.test(path)) throw new CypherHeaderError(`${where}: bad name "${path}"`)
    if (into[path]) throw new CypherHeaderError(`${where}: ${path} is declared twice`)
    into[path] = type
    return
  }
  const [, name = '', field = ''] = nested
  const known = into[name]
  if (known && known.type !== 'Rows') throw new CypherHeaderError(`${where}: ${name} is declared twice`)
  into[name] = { type: 'Rows', fields: { ...known?.fields, [field]: type } }
}

/** Types of personal data, by the plain type that the engines get. */
const PERSONAL_TYPES: Readonly<Record<string, { readonly plain: string; readonly holds: PersonalData }>> = {
  UserId: { plain: 'String', holds: 'user-ids' },
  UserIdSet: { plain: 'IdSet', holds: 'user-ids' },
  MemberId: { plain: 'String', holds: 'member-ids' },
  TieSet: { plain: 'IdSet', holds: 'ties' },
  UserProperties: { plain: 'Properties', holds: 'user-properties' },
  Personal: { plain: 'String', holds: 'personal-text' },
  UserKey: { plain: 'String', holds: 'user-key' },
  Secret: { plain: 'String', holds: 'secret' },
}

function parseType(text: string, where: string): FieldType {
  const word = /[A-Za-z]+/.exec(text)?.[0] ?? ''
  const personal = Object.hasOwn(PERSONAL_TYPES, word) ? PERSONAL_TYPES[word] : undefined
  if (!personal) return parsePlainType(text, where)
  return { ...parsePlainType(text.replace(word, personal.plain), where), holds: personal.holds }
}

function parsePlainType(text: string, where: string): FieldType {
  if (text === 'IdSet!') return { type: 'IdSet' }
  if (text === 'Places!') return { type: 'Places' }
  if (text === 'Properties!') return { type: 'Properties' }
  const match = /^(\[)?(String|Int|Float|Boolean)(?:(!)\])?(!)?$/.exec(text)
  const isList = match?.[1] === '['
  if (!match || isList !== (match[3] === '!')) throw new CypherHeaderError(`${where}: unknown type "${text}"`)
  return {
    type: match[2] as 'String' | 'Int' | 'Float' | 'Boolean',
    list: isList,
    nullable: match[4] !== '!',
  }
}

/** Every query of the `*.cypher` below `folder`, parsed, sorted by name. */
export function readCypherFolder(folder: string): CypherFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.cypher'))
    .flatMap((path) => filled(path.replace(/\.cypher$/, ''), readFileSync(join(folder, path), 'utf8')))
    .map(([name, text]) => parseCypherFile(name, text))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * The names and texts of the queries of a file: its own, or those of the rows of the table in its header. The first row of the
 * table names what the others put in, such as `<Label>`; the first cell of the others is the name of the query.
 */
export function filled(path: string, text: string): readonly (readonly [name: string, text: string])[] {
  const isRow = (line: string) => line.startsWith('// | ')
  const lines = text.split('\n')
  const rows = lines.filter(isRow).map((line) => line.split('|').map((cell) => cell.trim()))
  const [columns, ...queries] = rows.map((cells) => cells.slice(1, -1))
  if (!columns) return [[path, text]]
  const template = lines.filter((line) => !isRow(line)).join('\n')
  return queries.map((cells) => {
    if (cells.length !== columns.length)
      throw new CypherHeaderError(`${path}: cells of ${cells[0]} are missing`)
    const fill = (into: string, column: string, at: number) => into.replaceAll(`<${column}>`, cells[at] ?? '')
    return [join(dirname(path), cells[0] ?? ''), columns.reduce(fill, template)] as const
  })
}
