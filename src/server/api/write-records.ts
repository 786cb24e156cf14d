import type { Relation } from '../../catalog/relate.ts'
import type { StatedItem, StatedTag } from '../../catalog/upsert.ts'
import type { StatedNode } from '../../catalog/upsert-nodes.ts'
import { parseId } from '../../domain/ids.ts'
import { readInstant } from '../../domain/instant.ts'
import { OWN_ITEM_PROPERTIES, OWN_USER_PROPERTIES } from '../../domain/own-properties.ts'
import { invalid, type Problem } from '../../domain/problem.ts'
import { isPropertyName, PROPERTY_NAME_RULE } from '../../domain/property-name.ts'
import type { PropertyValue } from '../../domain/property-type.ts'
import type { PropertyChanges } from '../../domain/records.ts'
import { textFault } from '../../domain/text-fault.ts'
import { isWebAddress } from '../../domain/web-address.ts'
import type { ItemInput, PropertyInput, TagInput, UserInput } from './__generated__/resolvers.ts'

/** Longest text of a field. */
export const MAX_TEXT = 2_000

/** Reads the fields of one row of a write. Collects problems instead of throwing. */
export class WriteInput {
  readonly #path: readonly string[]
  readonly problems: Problem[]

  /** @param path of the row in the arguments */
  constructor(path: readonly string[] = [], problems: Problem[] = []) {
    this.#path = path
    this.problems = problems
  }

  get isValid(): boolean {
    return this.problems.length === 0
  }

  fail(field: string, message: string): void {
    this.problems.push(invalid([...this.#path, field], `${field} ${message}`))
  }

  /** The input of an entry of a list field; its problems belong to this row. */
  entry(field: string, index: number): WriteInput {
    return new WriteInput([...this.#path, field, String(index)], this.problems)
  }

  /** An id in its stored form. A missing one counts as empty. */
  id(field: string, text: string | null | undefined): string {
    const parsed = parseId(text ?? '')
    if (parsed.isValid) return parsed.id
    this.fail(field, `is not a valid id: ${parsed.reason}`)
    return ''
  }

  /** A text: undefined if it was omitted, null to clear it. Line ends and tabs are allowed in prose, not in names. */
  text<T extends string | null | undefined>(field: string, text: T, isProse = false): T {
    if (text == null) return text
    const fault = textFault(text, isProse)
    if (text.length > MAX_TEXT) this.fail(field, `must have at most ${MAX_TEXT} characters`)
    else if (fault !== null) this.fail(field, fault)
    return text
  }

  /** An instant in epoch milliseconds: undefined if it was omitted, null to clear it. */
  instant(field: string, value: unknown): number | null | undefined {
    if (value === undefined || value === null) return value
    const atMs = readInstant(value)
    if (atMs === null)
      this.fail(field, 'must be an ISO 8601 instant with a zone, or whole epoch milliseconds')
    return atMs
  }

  /** A web address: undefined if it was omitted, null to clear it. */
  webAddress<T extends string | null | undefined>(field: string, text: T): T {
    const address = this.text(field, text)
    if (address != null && !isWebAddress(address)) this.fail(field, 'must be a URL with https:// or http://')
    return address
  }

  number(field: string, value: number, min: number, max: number): number {
    if (!(value >= min && value <= max)) this.fail(field, `must be ${min}-${max}`)
    return value
  }
}

export const MAX_PROPERTIES = 50
/** Most elements of a list as value of a property. */
const MAX_ELEMENTS = 100
export const MAX_TAGS = 50
const MAX_TAG_WEIGHT = 1_000

/** A row of a write as the use case takes it, and its problems. */
export interface ReadRow<T> {
  readonly row: T
  readonly input: WriteInput
}

export function readItem(item: ItemInput, path: readonly string[]): ReadRow<StatedItem> {
  const input = new WriteInput(path)
  const node: StatedNode = {
    id: input.id('id', item.id),
    fields: {
      ...readProperties(input, item.properties, OWN_ITEM_PROPERTIES),
      ...stated({
        title: input.text('title', item.title),
        kind: input.text('kind', item.kind),
        url: input.webAddress('url', item.url),
        imageUrl: input.webAddress('imageUrl', item.imageUrl),
        createdAt: input.instant('createdAt', item.createdAt),
        availableFrom: input.instant('availableFrom', item.availableFrom),
        availableUntil: input.instant('availableUntil', item.availableUntil),
      }),
    },
    clearsProperties: item.properties === null,
    paths: propertyPaths(item, path),
  }
  return { row: { node, tags: readTags(input, item) }, input }
}

export function readUser(user: UserInput, path: readonly string[]): ReadRow<StatedNode> {
  const input = new WriteInput(path)
  const row: StatedNode = {
    id: input.id('id', user.id),
    fields: {
      ...readProperties(input, user.properties, OWN_USER_PROPERTIES),
      ...stated({
        name: input.text('name', user.name),
        createdAt: input.instant('createdAt', user.createdAt),
        showMeToOthers: user.showsToOthers,
      }),
    },
    clearsProperties: user.properties === null,
    paths: propertyPaths(user, path),
  }
  return { row, input }
}

export function readTag(tag: TagInput, path: readonly string[]): ReadRow<StatedNode> {
  const input = new WriteInput(path)
  const row: StatedNode = {
    id: input.id('id', tag.id),
    fields: stated({ name: input.text('name', tag.name), kind: input.text('kind', tag.kind) }),
  }
  return { row, input }
}

/** The fields that were not omitted. */
function stated(fields: Readonly<Record<string, PropertyValue | null | undefined>>): PropertyChanges {
  const changes: Record<string, PropertyValue | null> = {}
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) changes[name] = value
  return changes
}

function readTags(input: WriteInput, { tags }: ItemInput): readonly StatedTag[] | null {
  if (tags === undefined) return null
  if (tags === null) return []
  if (tags.length > MAX_TAGS) input.fail('tags', `must have at most ${MAX_TAGS} entries`)
  const read = new Map<string, StatedTag>()
  for (const [index, { tagId, weight }] of tags.slice(0, MAX_TAGS).entries()) {
    const entry = input.entry('tags', index)
    const id = entry.id('tagId', tagId)
    const given = weight ?? 1
    if (!(given > 0 && given <= MAX_TAG_WEIGHT))
      entry.fail('weight', `must be above 0 and at most ${MAX_TAG_WEIGHT}`)
    read.set(id, { tagId: id, weight: given })
  }
  return [...read.values()]
}

/** Where the value of each property is in the arguments. */
function propertyPaths(
  { properties }: ItemInput | UserInput,
  path: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const paths = (properties ?? []).map(
    ({ name }, index) => [name, [...path, 'properties', String(index), 'value']] as const,
  )
  return Object.fromEntries(paths)
}

function readProperties(
  input: WriteInput,
  properties: readonly PropertyInput[] | null | undefined,
  own: ReadonlySet<string>,
): PropertyChanges {
  const given = properties ?? []
  if (given.length > MAX_PROPERTIES) input.fail('properties', `must have at most ${MAX_PROPERTIES} entries`)
  const read: Record<string, PropertyValue | null> = Object.create(null)
  for (const [index, { name, value }] of given.slice(0, MAX_PROPERTIES).entries()) {
    const entry = input.entry('properties', index)
    if (!isPropertyName(name)) entry.fail('name', PROPERTY_NAME_RULE)
    else if (own.has(name)) entry.fail('name', 'is a field of the type: state it there')
    else if (value === null) read[name] = null
    else if (value !== undefined) read[name] = checkedValue(entry, value)
  }
  return { ...read }
}

function checkedValue(input: WriteInput, value: PropertyValue): PropertyValue {
  if (typeof value === 'string') return input.text('value', value, true)
  if (typeof value !== 'object') return value
  if (value.length > MAX_ELEMENTS) input.fail('value', `must have at most ${MAX_ELEMENTS} elements`)
  for (const element of value) if (typeof element === 'string') input.text('value', element, true)
  return value
}

export interface RelationArguments {
  readonly userId?: string | null
  readonly otherId: string
  readonly strength?: number | null
  readonly isMutual?: boolean | null
}

/** Arguments of the mutations of follows, blocks and mutes. */
export function readRelation(args: RelationArguments, kind: Relation['kind']): ReadRow<Relation> {
  const input = new WriteInput()
  const row: Relation = {
    userId: input.id('userId', args.userId),
    otherId: input.id('otherId', args.otherId),
    kind,
    strength: input.number('strength', args.strength ?? 1, 0, 1),
    isMutual: args.isMutual ?? false,
  }
  return { row, input }
}
