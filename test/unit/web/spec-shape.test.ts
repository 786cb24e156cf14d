import {
  buildSchema,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { expect, it } from 'vitest'
import { readSchemaText } from '../../../src/server/api/schema.ts'
import {
  blankOf,
  type Field,
  faultsOf,
  type Shape,
  withMember,
} from '../../../web/src/placements/form/shape.ts'
import { SEGMENT, SPEC } from '../../../web/src/placements/form/spec-shape.ts'
import { durationOf, durationText } from '../../../web/src/placements/form/time-values.ts'

/** What the server refuses in every spec, and in every segment. */
const REFUSED = ['UserFilter.ids', 'EventKind.CUSTOM']
const REFUSED_IN_SEGMENTS = ['UserFilter.segment', 'EventKind.CUSTOM']

/** Differences between a type of the schema and the shape that edits it, by path. */
function differences(
  type: GraphQLInputType,
  shape: Shape,
  path: string,
  seen: Set<string>,
  refused: readonly string[],
): string[] {
  if (isNonNullType(type)) return differences(type.ofType, shape, path, seen, refused)
  if (isListType(type) && shape.is === 'list') return differences(type.ofType, shape.of, path, seen, refused)
  const named = getNamedType(type)
  if (isEnumType(named)) {
    const of = shape.is === 'choice' || shape.is === 'choices' ? shape.of.map(([value]) => value) : []
    return compared(
      named.name,
      path,
      named.getValues().map(({ name }) => name),
      of,
      refused,
    )
  }
  if (!isInputObjectType(named)) {
    const isOfMany = shape.is === 'texts' || shape.is === 'choices'
    return isListType(type) === isOfMany && shape.is !== 'object'
      ? []
      : [`${path}: ${named.name} as ${shape.is}`]
  }
  const fields: readonly Field[] =
    shape.is === 'object' ? shape.fields : shape.is === 'oneOf' ? shape.members : []
  if (named.isOneOf !== (shape.is === 'oneOf')) return [`${path}: ${shape.is}`]
  if (seen.has(named.name)) return []
  const within = new Set([...seen, named.name])
  const known = Object.values(named.getFields())
  return [
    ...compared(
      named.name,
      path,
      known.map(({ name }) => name),
      fields.map(({ name }) => name),
      refused,
    ),
    ...known.flatMap(({ name, type: of }) => {
      const field = fields.find((one) => one.name === name)
      if (!field) return []
      const isRequired = isNonNullType(of) && !named.isOneOf
      const missing = isRequired && !field.isRequired ? [`${path}.${name}: not required`] : []
      return [...missing, ...differences(of, field.shape, `${path}.${name}`, within, refused)]
    }),
  ]
}

function compared(
  type: string,
  path: string,
  known: readonly string[],
  edited: readonly string[],
  refused: readonly string[],
): string[] {
  const wanted = known.filter((name) => !refused.includes(`${type}.${name}`))
  return [
    ...wanted.filter((name) => !edited.includes(name)).map((name) => `${path}: lacks ${name}`),
    ...edited.filter((name) => !wanted.includes(name)).map((name) => `${path}: invents ${name}`),
  ]
}

it('the form of a placement edits every field and value of PlacementSpecInput, and no other', () => {
  const type = buildSchema(readSchemaText().join('\n')).getType('PlacementSpecInput')
  expect(differences(type as GraphQLInputType, SPEC, 'spec', new Set(), REFUSED)).toEqual([])
})

it('the form of a segment edits every test of UserFilter that a segment may have, and no other', () => {
  const type = buildSchema(readSchemaText().join('\n')).getType('UserFilter')
  const [{ shape }] = SEGMENT.fields as [Field]
  expect(differences(type as GraphQLInputType, shape, 'filter', new Set(), REFUSED_IN_SEGMENTS)).toEqual([])
})

it('a change of one member leaves the others as they are, in their order, also those that the form does not know', () => {
  const spec = { later: { any: 1 }, diversity: 0.1, least: 3 }
  expect(JSON.stringify(withMember(spec, 'diversity', 0.2))).toBe(
    '{"later":{"any":1},"diversity":0.2,"least":3}',
  )
  expect(JSON.stringify(withMember(spec, 'diversity', undefined))).toBe('{"later":{"any":1},"least":3}')
})

it('what is missing in a new rule is listed by path', () => {
  const rules = SPEC.fields.find(({ name }) => name === 'rules')
  const rule = rules?.shape.is === 'list' ? blankOf(rules.shape.of) : undefined
  const told = faultsOf(SPEC, { rules: [rule ?? null] }).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  )
  expect(told).toEqual([
    'rules.0.name is required',
    'rules.0.apply.boost.odds is required',
    'rules.0.apply.boost.where.kind.anyOf is required',
  ])
})

it('a promotion needs a payer only if it is paid for', () => {
  const promote = { where: { titlePrefix: 'A' }, share: 0.2, label: 'Ours' }
  const told = (kind: string) =>
    faultsOf(SPEC, { rules: [{ name: 'one', apply: { promote: { ...promote, kind } } }] }).map(({ path }) =>
      path.at(-1),
    )
  expect(told('EDITORIAL')).toEqual([])
  expect(told('SPONSORED')).toEqual(['onBehalfOf', 'paidBy'])
})

it.each(['P90D', 'PT12H', 'PT90M', 'PT45S', 'P1DT12H', 'P2W', 'PT0S'])(
  'the duration %s is the same one after it was shown',
  (iso) => {
    const { amount, unit } = durationOf(iso)
    expect(durationOf(durationText(amount, unit) ?? '')).toEqual({ amount, unit })
    expect(Number(amount)).toBeGreaterThanOrEqual(0)
  },
)
