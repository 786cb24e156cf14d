import { OWN_ITEM_PROPERTIES, OWN_USER_PROPERTIES } from '../domain/own-properties.ts'
import type { ItemRecord, Properties, Scalar, TagRecord, UserRecord } from '../domain/records.ts'
import type { StatedItem, StatedTag } from '../writing/upsert.ts'
import type { ItemInput, PropertyInput, TagInput, UserInput } from './__generated__/resolvers.ts'
import { WriteInput } from './write-input.ts'

const MAX_PROPERTIES = 50
const MAX_TAGS = 50
const MAX_TAG_WEIGHT = 1_000
const PROPERTY_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,59}$/

/** A row of a write as the use case takes it, and what is wrong with it. */
export interface ReadRow<T> {
  readonly row: T
  readonly input: WriteInput
}

export function readItem(item: ItemInput, path: readonly string[]): ReadRow<StatedItem> {
  const input = new WriteInput(...path)
  const record: ItemRecord = {
    id: input.id('itemId', item.itemId),
    title: input.text('title', item.title),
    kind: input.text('kind', item.kind),
    url: webAddress(input, 'url', item.url),
    imageUrl: webAddress(input, 'imageUrl', item.imageUrl),
    createdAt: item.addedAt?.getTime() ?? null,
    availableFrom: item.availableFrom?.getTime() ?? null,
    availableUntil: item.availableUntil?.getTime() ?? null,
    properties: readProperties(input, item.properties, OWN_ITEM_PROPERTIES),
  }
  return { row: { record, tags: readTags(input, item) }, input }
}

export function readUser(user: UserInput, path: readonly string[]): ReadRow<UserRecord> {
  const input = new WriteInput(...path)
  const row: UserRecord = {
    id: input.id('userId', user.userId),
    name: input.text('name', user.name),
    createdAt: user.joinedAt?.getTime() ?? null,
    showMeToOthers: user.showMeToOthers ?? null,
    properties: readProperties(input, user.properties, OWN_USER_PROPERTIES),
  }
  return { row, input }
}

export function readTag(tag: TagInput, path: readonly string[]): ReadRow<TagRecord> {
  const input = new WriteInput(...path)
  const row: TagRecord = {
    id: input.id('tagId', tag.tagId),
    name: input.text('name', tag.name),
    kind: input.text('kind', tag.kind),
  }
  return { row, input }
}

function readTags(input: WriteInput, { tags }: ItemInput): readonly StatedTag[] | null {
  if (tags == null) return null
  if (tags.length > MAX_TAGS) input.fail('tags', `must have at most ${MAX_TAGS} entries`)
  const read = new Map<string, StatedTag>()
  for (const { tagId, weight } of tags.slice(0, MAX_TAGS)) {
    const id = input.id('tags', tagId)
    const given = weight ?? 1
    if (!(given > 0 && given <= MAX_TAG_WEIGHT))
      input.fail('tags', `need weights above 0 and up to ${MAX_TAG_WEIGHT}`)
    read.set(id, { tagId: id, weight: given })
  }
  return [...read.values()]
}

function readProperties(
  input: WriteInput,
  properties: readonly PropertyInput[] | null | undefined,
  own: ReadonlySet<string>,
): Properties {
  const given = properties ?? []
  if (given.length > MAX_PROPERTIES) input.fail('properties', `must have at most ${MAX_PROPERTIES} entries`)
  const read: Record<string, Scalar> = Object.create(null)
  for (const { name, value } of given.slice(0, MAX_PROPERTIES)) {
    if (!PROPERTY_NAME.test(name) || name === '__proto__' || name === 'constructor') {
      input.fail('properties', 'need names of at most 60 letters, digits and _')
    } else if (own.has(name)) input.fail('properties', 'name a field of the type: state it there')
    else if (typeof value === 'string') read[name] = input.text('properties', value) ?? ''
    else if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)))
      read[name] = value
  }
  return { ...read }
}

function webAddress(input: WriteInput, field: string, text: string | null | undefined): string | null {
  const address = input.text(field, text)
  if (address !== null && !/^https?:\/\//i.test(address))
    input.fail(field, 'must begin with https:// or http://')
  return address
}
