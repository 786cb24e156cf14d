import {
  buildASTSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../src/domain/errors.ts'
import { REASON_KINDS } from '../../src/domain/recommendation.ts'
import { SOURCE_NAMES } from '../../src/domain/source-name.ts'
import { resolverMap } from '../../src/server/api/__generated__/resolver-map.ts'
import { schemaName } from '../../src/server/api/enums.ts'
import { readSchemaText } from '../../src/server/api/schema.ts'

const schema: GraphQLSchema = buildASTSchema(parse(readSchemaText().join('\n')))
const types = Object.values(schema.getTypeMap()).filter(
  ({ name }) => !name.startsWith('__') && !['ID', 'String', 'Int', 'Float', 'Boolean'].includes(name),
)

interface Described {
  readonly path: string
  readonly description: string | null | undefined
}

function membersOf(type: GraphQLNamedType): Described[] {
  if (isEnumType(type)) return type.getValues().map((value) => described(type.name, value))
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => described(type.name, field))
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  return Object.values(type.getFields()).flatMap((field) => [
    described(type.name, field),
    ...field.args.map((arg) => described(`${type.name}.${field.name}`, arg)),
  ])
}

function described(
  owner: string,
  { name, description }: { name: string; description?: string | null | undefined },
): Described {
  return { path: `${owner}.${name}`, description }
}

function valuesOf(name: string): string[] {
  const type = schema.getType(name)
  return isEnumType(type) ? type.getValues().map((value) => value.name) : []
}

/** Resolvers that only convert a value of their parent. */
const CONVERSIONS = [
  'Consent.choices',
  'Query.version',
  'User.id',
  'User.nodeId',
  'Item.nodeId',
  'Reason.evidenceShare',
  'Reason.sources',
  'RecommendationEdge.contributions',
  'RecommendationEdge.logit',
  'RecommendationEdge.steering',
  'PromotionNotice.kind',
  'PromotionNotice.why',
  'Item.properties',
  'Tag.nodeId',
  'PrivacyRequest.nodeId',
  'Training.nodeId',
  'RecommendationConnection.nodeId',
  'RecommendationConnection.nodes',
  'RecommendationConnection.pageInfo',
  'SearchConnection.nodeId',
  'SearchConnection.nodes',
  'SearchConnection.pageInfo',
  'SearchEdge.contributions',
  'SearchEdge.logit',
  'SearchEdge.steering',
  'BusyProblem.retryAfterMs',
  'ModelMetrics.rankings',
  'LearnedInterest.weights',
  'TrainingReport.trainedAt',
  'Settings.customKinds',
  'Settings.eventWeights',
  'Settings.limits',
  'Settings.ratingScale',
]

/** True of root fields, personal fields, and fields that read something of their own. Mutations report problems as data. */
function canFailAlone(type: string, field: { readonly name: string }): boolean {
  if (type === 'Mutation' || CONVERSIONS.includes(`${type}.${field.name}`)) return false
  const resolvers: Readonly<Record<string, unknown>> = { ...resolverMap }
  const own = resolvers[type]
  return type === 'User' || (typeof own === 'object' && own !== null && field.name in own)
}

describe('the schema', () => {
  it('describes every type, field, argument and enum value', () => {
    const all = types.flatMap((type) => [
      { path: type.name, description: type.description },
      ...membersOf(type),
    ])
    const bare = all.filter(({ description }) => !description || description.length < 5)
    expect(bare.map(({ path }) => path)).toEqual([])
    expect(all.length).toBeGreaterThan(150)
  })

  it('gives every connection non-null edges, nodes and pageInfo', () => {
    const connections = types.filter(isObjectType).filter(({ name }) => name.endsWith('Connection'))
    expect(connections.length).toBeGreaterThan(7)
    for (const connection of connections) {
      const fields = connection.getFields()
      const item = String(fields.nodes?.type)
      expect(item).toMatch(/^\[\w+!\]!$/)
      expect(String(fields.edges?.type)).toMatch(/^\[\w+Edge!\]!$/)
      expect(String(fields.pageInfo?.type)).toBe('PageInfo!')
    }
  })

  it('is nullable wherever a field can be refused or fail alone', () => {
    // A non-null field that fails takes the object around it with it.
    const strict = types.filter(isObjectType).flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) && canFailAlone(type.name, field))
        .map((field) => `${type.name}.${field.name}`),
    )
    expect(strict).toEqual([])
  })

  it('bounds every list of unknown length by first, with a default', () => {
    // What is pushed is a list's first page, again and again. The lists of a preview and of a page are as long as its input and
    // its rows say.
    const isPaged = ({ name }: { readonly name: string }) =>
      !['Subscription', 'PreviewedList', 'PageRow'].includes(name)
    for (const type of types.filter(isObjectType).filter(isPaged)) {
      for (const field of Object.values(type.getFields())) {
        if (!String(field.type).includes('Connection')) continue
        // A list of connections has a cursor for each: one is continued alone.
        const paging = String(field.type).startsWith('[') ? ['first'] : ['first', 'after']
        expect(field.args.map(({ name }) => name)).toEqual(expect.arrayContaining(paging))
        expect(field.args.find(({ name }) => name === 'first')?.defaultValue).toBe(10)
      }
    }
  })

  it('lists exactly the sources, reasons and levels of the service', () => {
    expect(valuesOf('CandidateSource').sort()).toEqual(SOURCE_NAMES.map(schemaName).sort())
    expect(valuesOf('ReasonKind').sort()).toEqual([...REASON_KINDS].sort())
  })

  it('lists exactly the error codes of the service, each with the places where it can occur', () => {
    const type = schema.getType('ErrorCode')
    const values = isEnumType(type) ? type.getValues() : []
    expect(values.map(({ name }) => name)).toEqual([...ERROR_CODES])
    const places =
      /^In: ((problems|GraphQL errors|HTTP error bodies|commands)( \(.+?\)|, with status \d+)?(, |\.$))+$/m
    expect(
      values.filter(({ description }) => !places.test(description ?? '')).map(({ name }) => name),
    ).toEqual([])
  })

  it('has no input for values that only the server sets', () => {
    const owned = ['owner', 'role', 'consent', 'score', 'version', 'nodeId', 'degree']
    const fields = types.filter(isInputObjectType).flatMap((type) => Object.keys(type.getFields()))
    expect(fields.filter((name) => owned.includes(name))).toEqual([])
  })
})
