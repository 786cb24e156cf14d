import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloArmor } from '@escape.tech/graphql-armor'
import type { ValidationRule } from 'graphql'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql'
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity'
import { AttuneError } from '../../../domain/errors.ts'
import { charge, RateLimited } from '../admission.ts'
import { DEFAULT_FIRST } from '../arguments.ts'
import type { RequestContext } from '../context.ts'
import { REFUSED_COST } from '../rate-limits.ts'
import type { DocumentLimits } from '../server-parts.ts'

const MAX_DIRECTIVES = 10

/**
 * Validation rules that reject a document by its shape. The parser limits tokens, and `queryCost` limits the cost with
 * variables.
 */
export function documentRules({ maxDepth, maxAliases }: DocumentLimits): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { enabled: true, n: maxDepth, flattenFragments: true },
    // The default list allows any number of `__typename`.
    maxAliases: { enabled: true, n: maxAliases, allowList: [] },
    maxDirectives: { enabled: true, n: MAX_DIRECTIVES },
    costLimit: { enabled: false },
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  })
  return [...armor.protect().validationRules, limitRepetitions(maxAliases)]
}

/** Rejects a selection set that holds one field more than `max` times: the response has it once. */
function limitRepetitions(max: number): ValidationRule {
  return (context) => ({
    SelectionSet({ selections }) {
      const counts = new Map<string, number>()
      for (const selection of selections) {
        if (selection.kind !== Kind.FIELD) continue
        const key = (selection.alias ?? selection.name).value
        const count = (counts.get(key) ?? 0) + 1
        counts.set(key, count)
        if (count > max) return context.reportError(new GraphQLError(`Repetitions limit of ${max} exceeded`))
      }
    },
  })
}

/** Assumed length of a list without `first`, such as contributions and reasons. */
const SHORT_LIST = 4

/** Cost of a field that runs a ranking or a search. */
const RANKING_COST = 20
const RANKINGS = new Set([
  'recommendations',
  'recommendationsForItems',
  'recommendedTags',
  'interests',
  'search',
  'suggestions',
  'suggestedUsers',
  'audience',
])

/**
 * Rejects a document whose result could hold too many objects, or that is over the caller's rate limit. Variables count with
 * their values. Also rejects subscriptions, which sockets serve.
 */
export function queryCost({ maxCost, maxFirst }: DocumentLimits): ApolloServerPlugin<RequestContext> {
  const fixed = new FixedCosts()
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, operationName, contextValue }) {
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
            const extensions = { code: 'BAD_REQUEST', http: { status: 400 } }
            throw new GraphQLError('subscriptions need a WebSocket at /graphql (graphql-ws)', { extensions })
          }
          const variables = request.variables ?? {}
          const shape = shapeOf(operation, variables)
          const known = fixed.of(document, shape)
          if (known === undefined && (!operation || !areCoercible(schema, operation, variables))) {
            return chargeRequest(contextValue, REFUSED_COST)
          }
          const cost = known ?? documentCost({ schema, document, variables, operationName }, maxFirst)
          fixed.keep(document, shape, cost)
          await chargeRequest(contextValue, cost <= maxCost ? cost : REFUSED_COST)
          if (cost <= maxCost) return
          throw new AttuneError('BAD_USER_INPUT', `the document costs ${cost}, more than ${maxCost}`, {
            hint: 'request smaller pages (first) or fewer nested lists',
          })
        },
      }
    },
  }
}

/** @throws GraphQLError with status 429 if the caller is over a limit */
async function chargeRequest({ quota }: RequestContext, cost: number): Promise<void> {
  try {
    await charge(quota, cost)
  } catch (error) {
    if (!(error instanceof RateLimited)) throw error
    throw new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 429 } } })
  }
}

/** What a cost depends on beside the text: the operation, and its variables: whether they are given, and the lengths of lists. */
function shapeOf(
  operation: OperationDefinitionNode | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): string {
  const declared = operation?.variableDefinitions ?? []
  const given = declared.map(({ variable: { name } }) => {
    const value = variables[name.value]
    if (Array.isArray(value)) return value.length
    return value === undefined ? 'default' : value === null
  })
  return JSON.stringify([operation?.name?.value, ...given])
}

/** Costs that are kept of one document, and the longest key of one: clients choose both. */
const MAX_SHAPES = 1_000
const MAX_SHAPE_LENGTH = 500

/**
 * Caches the costs of documents whose cost depends on nothing in variables but the lengths of lists: clients send thousands of
 * events a second with one document. An entry lives as long as the document cache of the server holds the document.
 */
class FixedCosts {
  readonly #costs = new WeakMap<DocumentNode, Map<string, number>>()
  readonly #isFixed = new WeakMap<DocumentNode, boolean>()

  of(document: DocumentNode, shape: string): number | undefined {
    return this.#costs.get(document)?.get(shape)
  }

  keep(document: DocumentNode, shape: string, cost: number): void {
    const isFixed = this.#isFixed.get(document) ?? isCostFixed(document)
    this.#isFixed.set(document, isFixed)
    const costs = this.#costs.get(document) ?? new Map<string, number>()
    const isKept = isFixed && costs.size < MAX_SHAPES && shape.length <= MAX_SHAPE_LENGTH
    if (isKept) this.#costs.set(document, costs.set(shape, cost))
  }
}

/** Arguments whose value decides the cost of a field, not only its length. */
const COSTLY_ARGUMENTS = new Set(['first', 'if', 'filter', 'input', 'by'])

/** True if no variable sets the length of a page, the size of a filter, or includes a part. */
function isCostFixed(document: DocumentNode): boolean {
  let isFixed = true
  visit(document, {
    Argument({ name, value }) {
      if (COSTLY_ARGUMENTS.has(name.value) && value.kind === Kind.VARIABLE) isFixed = false
    },
    // In an input that is written out, such as `filter: { not: $filter }` or `filter: { all: [$filter] }`.
    ObjectField({ value }) {
      const values = value.kind === Kind.LIST ? value.values : [value]
      if (values.some(({ kind }) => kind === Kind.VARIABLE)) isFixed = false
    },
  })
  return isFixed
}

export interface CostQuestion {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | null
}

/** Upper bound of the objects in the result of a valid document and of the rows that it writes; a ranking counts as 20. */
export function documentCost(
  { schema, document, variables, operationName }: CostQuestion,
  maxFirst: number,
): number {
  return getComplexity({
    schema,
    query: document,
    variables: { ...variables },
    estimators: [estimate(maxFirst)],
    // `maxRecursiveSelections` has limited them before.
    maxQueryNodes: Number.POSITIVE_INFINITY,
    ...(operationName ? { operationName } : {}),
  })
}

/** False if execution will reject the variables. */
function areCoercible(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  return !getVariableValues(schema, variableDefinitions ?? [], variables, { maxErrors: 1 }).errors
}

/**
 * Objects of a result: each object counts once for each entry of the list around it. Scalars are free. A mutation counts each
 * entry of its list arguments, such as an event or an item, and what the payload may hold for it.
 */
function estimate(maxFirst: number): ComplexityEstimator {
  return ({ type, field, args, childComplexity }) => {
    if (!isCompositeType(getNamedType(field.type))) return 0
    if (type.name === 'Mutation') {
      const rows = Object.values(args).filter(Array.isArray).flat().length
      // The lists of a payload count as short lists, but have an entry per row.
      return 1 + rows + Math.max(1, rows / SHORT_LIST) * childComplexity
    }
    const own = (RANKINGS.has(field.name) ? RANKING_COST : 1) + filterCost(args.filter ?? args.input?.filter)
    if (Array.isArray(args.userIds)) {
      return args.userIds.length * (RANKING_COST + own + pageSize(args, maxFirst) * childComplexity)
    }
    // `first` is the length of the lists in each facet.
    if (Array.isArray(args.by)) return args.by.length * (1 + pageSize(args, maxFirst) * childComplexity)
    if (field.args.some(({ name }) => name === 'first'))
      return own + pageSize(args, maxFirst) * childComplexity
    if (Array.isArray(args.nodeIds)) return args.nodeIds.length * (1 + childComplexity)
    const isPage =
      field.name === 'edges' || field.name === 'nodes' || !isListType(getNullableType(field.type))
    return (isPage ? 1 : SHORT_LIST) * (1 + childComplexity)
  }
}

/** The tests of a filter: objects with a key that leads to no other filter. */
function filterCost(filter: unknown): number {
  if (typeof filter !== 'object' || filter === null) return 0
  const { all, any, not } = filter as Readonly<Record<string, unknown>>
  const parts = [all ?? [], any ?? [], not ?? []].flat()
  return parts.length === 0 ? 1 : parts.reduce<number>((cost, part) => cost + filterCost(part), 0)
}

/** Entries of a page; 0 if the field will reject `first`, which has a clearer message. */
function pageSize(args: Readonly<Record<string, unknown>>, maxFirst: number): number {
  const first = Number(args.first ?? DEFAULT_FIRST)
  return first >= 1 && first <= maxFirst ? first : 0
}

/**
 * Charges documents that are refused before their cost is known, and states what is left in `extensions.rateLimit` and in
 * headers. `queryCost` charges the others.
 */
export const rateLimit: ApolloServerPlugin<RequestContext> = {
  async requestDidStart({ contextValue: { quota } }) {
    if (!quota) return
    return {
      async didEncounterErrors() {
        if (!quota.isCharged) await quota.charge(REFUSED_COST)
      },
      async willSendResponse({ response }) {
        for (const [name, value] of Object.entries(quota.headers)) response.http.headers.set(name, value)
        if (response.body.kind !== 'single') return
        const result = response.body.singleResult
        result.extensions = { ...result.extensions, rateLimit: quota.state }
      },
    }
  },
}
