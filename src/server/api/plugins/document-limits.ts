import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloArmor } from '@escape.tech/graphql-armor'
import type { ValidationRule } from 'graphql'
import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity'
import { AttuneError } from '../../../domain/errors.ts'
import { DEFAULT_FIRST } from '../arguments.ts'
import type { RequestContext } from '../context.ts'
import type { DocumentLimits } from '../server-parts.ts'

const MAX_DIRECTIVES = 10

/**
 * Rules that refuse a document by its shape, before anything runs. Tokens are limited in parsing and cost by
 * `queryCost`, which knows variables.
 */
export function documentRules({ maxDepth, maxAliases }: DocumentLimits): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { enabled: true, n: maxDepth, flattenFragments: true },
    // Its default list lets `__typename` pass any number of times.
    maxAliases: { enabled: true, n: maxAliases, allowList: [] },
    maxDirectives: { enabled: true, n: MAX_DIRECTIVES },
    costLimit: { enabled: false },
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  })
  return armor.protect().validationRules
}

/** What a list without `first` is taken to hold: contributions, reasons and what stands in them are few. */
const SHORT_LIST = 4

/** Fields that cost more than reading a node: a whole ranking each. */
const RANKING_COST = 20
const RANKINGS = new Set(['recommendations', 'interests'])

/**
 * Refuses a document whose answer could hold too many objects. Knows the values of variables, so that
 * `first: $n` costs what it will.
 */
export function queryCost({ maxCost, maxFirst }: DocumentLimits): ApolloServerPlugin<RequestContext> {
  const fixed = new FixedCosts()
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, operationName }) {
          const variables = request.variables ?? {}
          const known = fixed.of(document, operationName)
          if (known === undefined && (!operation || !areCoercible(schema, operation, variables))) return
          const cost = known ?? documentCost({ schema, document, variables, operationName }, maxFirst)
          fixed.keep(document, operationName, cost)
          if (cost <= maxCost) return
          throw new AttuneError('BAD_USER_INPUT', `the document costs ${cost}, more than ${maxCost}`, {
            hint: 'ask for smaller pages (first) or fewer lists inside lists',
          })
        },
      }
    },
  }
}

/**
 * Costs of documents that are asked again and again and cost the same whatever their variables say: a thousand events a
 * second come with one document. A document lives as long as the server's cache holds it.
 */
class FixedCosts {
  readonly #costs = new WeakMap<DocumentNode, Map<string | null, number>>()
  readonly #isFixed = new WeakMap<DocumentNode, boolean>()

  of(document: DocumentNode, operationName: string | null): number | undefined {
    return this.#costs.get(document)?.get(operationName)
  }

  keep(document: DocumentNode, operationName: string | null, cost: number): void {
    const isFixed = this.#isFixed.get(document) ?? isCostFixed(document)
    this.#isFixed.set(document, isFixed)
    if (!isFixed) return
    const costs = this.#costs.get(document) ?? new Map<string | null, number>()
    this.#costs.set(document, costs.set(operationName, cost))
  }
}

/** True if no variable says how long a list is, or whether a part is asked at all. */
function isCostFixed(document: DocumentNode): boolean {
  let isFixed = true
  const listens = (name: string) => name === 'first' || name === 'nodeIds' || name === 'if'
  visit(document, {
    Argument({ name, value }) {
      if (listens(name.value) && value.kind === Kind.VARIABLE) isFixed = false
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

/** Most objects the answer to a valid document may hold, rankings counted dearer. */
export function documentCost(
  { schema, document, variables, operationName }: CostQuestion,
  maxFirst: number,
): number {
  return getComplexity({
    schema,
    query: document,
    variables: { ...variables },
    estimators: [estimate(maxFirst)],
    // The rule on selections has counted them before.
    maxQueryNodes: Number.POSITIVE_INFINITY,
    ...(operationName ? { operationName } : {}),
  })
}

/** False if execution will refuse the variables anyway, with its own few words. */
function areCoercible(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  return !getVariableValues(schema, variableDefinitions ?? [], variables, { maxErrors: 1 }).errors
}

/** Objects of an answer: one an object, times the length of the list it stands in. Scalars are free. */
function estimate(maxFirst: number): ComplexityEstimator {
  return ({ field, args, childComplexity }) => {
    if (!isCompositeType(getNamedType(field.type))) return 0
    const own = RANKINGS.has(field.name) ? RANKING_COST : 1
    if (field.args.some(({ name }) => name === 'first'))
      return own + pageSize(args, maxFirst) * childComplexity
    if (Array.isArray(args.nodeIds)) return args.nodeIds.length * (1 + childComplexity)
    const isPage =
      field.name === 'edges' || field.name === 'nodes' || !isListType(getNullableType(field.type))
    return (isPage ? 1 : SHORT_LIST) * (1 + childComplexity)
  }
}

/** Entries a page will hold: none if the field refuses `first`, with a clearer message than the cost. */
function pageSize(args: Readonly<Record<string, unknown>>, maxFirst: number): number {
  const first = Number(args.first ?? DEFAULT_FIRST)
  return first >= 1 && first <= maxFirst ? first : 0
}
