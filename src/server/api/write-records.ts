import type { Relation } from '../../catalog/relate.ts'
import type { StatedItem, StatedTag } from '../../catalog/upsert.ts'
import type { StatedNode } from '../../catalog/upsert-nodes.ts'
import {
  Fault,
  type Field,
  type FieldFault,
  type Fields,
  id,
  property,
  readFields,
  type ValuesOf,
} from '../../domain/field.ts'
import { invalid, type Problem } from '../../domain/problem.ts'
import type { PropertyValue } from '../../domain/property-type.ts'
import {
  futureFault,
  MAX_PROPERTIES,
  type NodeRecords,
  type PropertyChanges,
  propertyNameFault,
  RECORD_FIELDS,
} from '../../domain/records.ts'
import type { ItemInput, TagInput, UserInput } from './__generated__/resolvers.ts'

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

  /** The input of an object in a field, likewise. */
  part(field: string): WriteInput {
    return new WriteInput([...this.#path, field], this.problems)
  }

  /** The stored form of a value; null if nothing is given, or if something is wrong with it. */
  read<T>(name: string, field: Field<T>, value: unknown): T | null {
    if (value === null || value === undefined) return null
    const read = field.read(value)
    if (!(read instanceof Fault)) return read
    this.fail(name, read.message)
    return null
  }

  /** The stored form of an id. A missing one counts as empty. @param field what the id may be */
  id(name: string, value: string | null | undefined, field: Field<string> = id): string {
    return this.read(name, field, value ?? '') ?? ''
  }

  number(field: string, value: number, min: number, max: number): number {
    if (!(value >= min && value <= max)) this.fail(field, `must be ${min}-${max}`)
    return value
  }

  /** The fields of a record; null if something is wrong with them. */
  record<F extends Fields>(fields: F, given: Readonly<Record<string, unknown>>): ValuesOf<F> | null {
    const faults: FieldFault[] = []
    const values = readFields(fields, given, faults)
    for (const { field, message } of faults) this.fail(field, message)
    return values
  }
}

export const MAX_TAGS = 50

/** A row of a write as the use case takes it, and its problems. */
export interface ReadRow<T> {
  readonly row: T
  readonly input: WriteInput
}

export function readItem(item: ItemInput, path: readonly string[]): ReadRow<StatedItem> {
  const input = new WriteInput(path)
  const node = withProperties(input, 'items', readNode(input, 'items', { ...item }), item, path)
  return { row: { node, tags: readTags(input, item) }, input }
}

export function readUser(user: UserInput, path: readonly string[], nowMs: number): ReadRow<StatedNode> {
  const input = new WriteInput(path)
  const node = readNode(input, 'users', { ...user, showMeToOthers: user.showsToOthers })
  const { createdAt } = node.fields
  const future = typeof createdAt === 'number' ? futureFault('createdAt', createdAt, { nowMs }) : null
  if (future !== null) input.fail(future.field, future.message)
  return { row: withProperties(input, 'users', node, user, path), input }
}

export function readTag(tag: TagInput, path: readonly string[]): ReadRow<StatedNode> {
  const input = new WriteInput(path)
  return { row: readNode(input, 'tags', { ...tag }), input }
}

/** The fields that a row states: those that were omitted are absent, and null clears one. */
function readNode(
  input: WriteInput,
  kind: keyof NodeRecords,
  given: Readonly<Record<string, unknown>>,
): StatedNode {
  const values: PropertyChanges = input.record(RECORD_FIELDS[kind], given) ?? {}
  const { id: nodeId, ...stated } = Object.fromEntries(
    Object.entries(values).filter(([name]) => given[name] !== undefined),
  )
  return { id: String(nodeId), fields: stated }
}

// A tag in an item is a tagging of this item.
const { tagId, weight } = RECORD_FIELDS.taggings

function readTags(input: WriteInput, { tags }: ItemInput): readonly StatedTag[] | null {
  if (tags === undefined) return null
  if (tags === null) return []
  if (tags.length > MAX_TAGS) input.fail('tags', `must have at most ${MAX_TAGS} entries`)
  const read = new Map<string, StatedTag>()
  for (const [index, tag] of tags.slice(0, MAX_TAGS).entries()) {
    const values = input.entry('tags', index).record({ tagId, weight }, { ...tag })
    if (values !== null) read.set(values.tagId, values)
  }
  return [...read.values()]
}

/** The node with its free properties, and where the value of each is in the arguments. */
function withProperties(
  input: WriteInput,
  owner: 'items' | 'users',
  node: StatedNode,
  { properties }: ItemInput | UserInput,
  path: readonly string[],
): StatedNode {
  const given = properties ?? []
  if (given.length > MAX_PROPERTIES) input.fail('properties', `must have at most ${MAX_PROPERTIES} entries`)
  const read: Record<string, PropertyValue | null> = {}
  const paths: Record<string, readonly string[]> = {}
  for (const [index, { name, value }] of given.slice(0, MAX_PROPERTIES).entries()) {
    const entry = input.entry('properties', index)
    const fault = propertyNameFault(name, owner)
    if (fault !== null) entry.fail('name', fault)
    else if (value !== undefined) read[name] = entry.read('value', property, value)
    if (fault === null) paths[name] = [...path, 'properties', String(index), 'value']
  }
  return { ...node, fields: { ...read, ...node.fields }, clearsProperties: properties === null, paths }
}

export interface RelationArguments {
  readonly userId?: string | null
  readonly otherId: string
  readonly strength?: number | null
  readonly isMutual?: boolean | null
}

const { userId, otherId, strength } = RECORD_FIELDS.ties

/** Arguments of the mutations of follows, blocks and mutes. */
export function readRelation(args: RelationArguments, kind: Relation['kind']): ReadRow<Relation> {
  const input = new WriteInput()
  const values = input.record({ userId, otherId, strength }, { ...args })
  const row = { userId: '', otherId: '', strength: 1, ...values, kind, isMutual: args.isMutual ?? false }
  return { row, input }
}
