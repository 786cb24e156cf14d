/** A value of a spec, as the API takes it and gives it back. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject

export interface JsonObject {
  readonly [name: string]: Json
}

/** Names that an input of text suggests. */
export type Suggested =
  | 'itemProperty'
  | 'userProperty'
  | 'kind'
  | 'tag'
  | 'tagKind'
  | 'item'
  | 'placement'
  | 'segment'

/** What a form edits. A form for a shape keeps whatever the shape does not describe. */
export type Shape =
  | { readonly is: 'number'; readonly min?: number; readonly max?: number; readonly isWhole?: boolean }
  | { readonly is: 'text'; readonly suggests?: Suggested }
  | { readonly is: 'texts'; readonly suggests?: Suggested }
  | { readonly is: 'flag' }
  /** A flag whose only value is true. */
  | { readonly is: 'true' }
  | { readonly is: 'choice' | 'choices'; readonly of: readonly Choice[] }
  | { readonly is: 'duration' | 'instant' | 'time' }
  /** What a property of `owner` is compared with: a value of its type. */
  | { readonly is: 'value'; readonly owner: 'itemProperty' | 'userProperty' | 'instant' }
  | ObjectShape
  | OneOfShape
  | ListShape

export type Choice = readonly [value: string, name: string]

export interface ObjectShape {
  readonly is: 'object'
  readonly fields: readonly Field[]
}

/** An object with exactly one of these members. */
export interface OneOfShape {
  readonly is: 'oneOf'
  readonly members: readonly Field[]
}

export interface ListShape {
  readonly is: 'list'
  readonly of: Shape
  /** One entry in words: "rule". */
  readonly entry: string
  readonly most: number
  /** True: the order means something. */
  readonly isOrdered?: boolean
}

export interface Field {
  readonly name: string
  readonly label: string
  readonly note?: string
  readonly shape: Shape
  readonly isRequired?: boolean
  /** True: the title of its section names it already. */
  readonly isAlone?: boolean
  /** It does not exist while the sibling of this name has this value. */
  readonly unless?: readonly [sibling: string, value: string]
}

/** Something that is wrong, and where: names and indexes from outside in. */
export interface Fault {
  readonly path: readonly string[]
  readonly message: string
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

/** An object with another member; undefined removes it. */
export function withMember(value: Json | undefined, name: string, member: Json | undefined): JsonObject {
  const { [name]: _, ...others } = isObject(value) ? value : {}
  if (member === undefined) return others
  // In its old place, so that a form never reorders what it does not change.
  return isObject(value) && name in value ? { ...value, [name]: member } : { ...others, [name]: member }
}

/** The fields of an object that exist with its values. */
export function shownFields({ fields }: ObjectShape, value: Json | undefined): readonly Field[] {
  return fields.filter(({ unless }) => !unless || !isObject(value) || value[unless[0]] !== unless[1])
}

/** What a part begins with when it is added: everything that it requires, still empty. Undefined for an empty input. */
export function blankOf(shape: Shape): Json | undefined {
  switch (shape.is) {
    case 'object': {
      const required = shape.fields.filter(({ isRequired, unless }) => isRequired && !unless)
      return Object.fromEntries(required.flatMap(({ name, shape: of }) => entryOf(name, blankOf(of))))
    }
    case 'oneOf':
      return Object.fromEntries(
        shape.members.slice(0, 1).flatMap(({ name, shape: of }) => entryOf(name, blankOf(of))),
      )
    case 'list':
    case 'texts':
    case 'choices':
      return []
    case 'true':
      return true
    case 'choice':
      return shape.of[0]?.[0]
    default:
      return undefined
  }
}

function entryOf(name: string, value: Json | undefined): readonly (readonly [string, Json])[] {
  return value === undefined ? [] : [[name, value]]
}

/** The member that a value of a `oneOf` has; the first one if it has none yet. */
export function memberOf({ members }: OneOfShape, value: Json | undefined): Field | undefined {
  return members.find(({ name }) => isObject(value) && name in value) ?? members[0]
}

/** What is missing or malformed, as far as the shape tells. The API checks everything else. */
export function faultsOf(
  shape: Shape,
  value: Json | undefined,
  path: readonly string[] = [],
): readonly Fault[] {
  const fault = (message: string): readonly Fault[] => [{ path, message }]
  switch (shape.is) {
    case 'object':
      return shownFields(shape, value).flatMap(({ name, shape: of, isRequired }) =>
        fieldFaults(of, isObject(value) ? value[name] : undefined, [...path, name], isRequired ?? false),
      )
    case 'oneOf': {
      const member = memberOf(shape, value)
      return member
        ? fieldFaults(
            member.shape,
            isObject(value) ? value[member.name] : undefined,
            [...path, member.name],
            true,
          )
        : []
    }
    case 'list':
      return listOf(value).flatMap((one, index) => faultsOf(shape.of, one, [...path, String(index)]))
    case 'number':
      if (typeof value !== 'number') return []
      if (shape.isWhole && !Number.isInteger(value)) return fault('must be a whole number')
      if (value < (shape.min ?? value)) return fault(`must be at least ${shape.min}`)
      return value > (shape.max ?? value) ? fault(`must be at most ${shape.max}`) : []
    default:
      return []
  }
}

function fieldFaults(
  shape: Shape,
  value: Json | undefined,
  path: readonly string[],
  isRequired: boolean,
): readonly Fault[] {
  const isEmpty = value === undefined || value === '' || (shape.is === 'texts' && listOf(value).length === 0)
  if (isEmpty && isLeaf(shape)) return isRequired ? [{ path, message: 'is required' }] : []
  if (isEmpty && !isRequired) return []
  return faultsOf(shape, value, path)
}

/** True for a shape with one input. */
export function isLeaf({ is }: Shape): boolean {
  return is !== 'object' && is !== 'oneOf' && is !== 'list'
}

/** A place in a value: its path in the words of the form, and its shape if the form knows it. */
export interface Place {
  readonly words: string
  readonly shape: Shape | undefined
}

/** The place of a path: "Rules › Spring sale › Share". Names of rules may stand for their indexes. */
export function placeOf(shape: Shape, path: readonly string[], value?: Json): Place {
  const words: string[] = []
  let [at, now]: [Shape | undefined, Json | undefined] = [shape, value]
  for (const step of path) {
    const field: Field | undefined = fieldsOf(at).find(({ name }) => name === step)
    now = valueAt(now, [step])
    words.push(field ? field.label : entryWords(step, now))
    at = field ? field.shape : at?.is === 'list' ? at.of : undefined
  }
  return { words: words.join(' › '), shape: at }
}

function fieldsOf(shape: Shape | undefined): readonly Field[] {
  if (shape?.is === 'object') return shape.fields
  return shape?.is === 'oneOf' ? shape.members : []
}

function entryWords(step: string, entry: Json | undefined): string {
  if (isObject(entry) && typeof entry.name === 'string') return entry.name
  return /^\d+$/.test(step) ? String(Number(step) + 1) : step
}

/** The value at a path; undefined if there is none. */
export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (at, step) => (Array.isArray(at) ? at[Number(step)] : isObject(at) ? at[step] : undefined),
    value,
  )
}
