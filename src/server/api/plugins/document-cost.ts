import { collectFields, collectSubFields, type VariableValues } from '@graphql-tools/utils'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql'
import { AttuneError } from '../../../domain/errors.ts'
import { type CostDirectives, costDirectives, type FieldCost } from './cost-directives.ts'

/** Entries of a list that states no size, as `schema/cost.graphql` says. */
const SHORT_LIST = 4

const META_FIELDS = [SchemaMetaFieldDef, TypeMetaFieldDef]

export interface CostQuestion {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | null
}

/**
 * Points of a valid document, as `@cost` and `@listSize` of the schema say: the objects that its response may hold, the rankings
 * that it runs and the rows that it writes.
 *
 * @throws AttuneError `BAD_USER_INPUT` for a null where execution would reject it
 */
export function documentCost(question: CostQuestion, maxFirst: number): number {
  try {
    return Math.ceil(new Estimate(question, maxFirst).total())
  } catch (error) {
    throw new AttuneError('BAD_USER_INPUT', error instanceof Error ? error.message : '', { cause: error })
  }
}

type Values = Readonly<Record<string, unknown>>
type Selected = ReadonlyMap<string, FieldNode[]>

/** How long some fields of an object are: the arguments of the field that returned the object say it. */
interface Sized {
  readonly fields: readonly string[]
  readonly size: number
}

const NONE_SIZED: Sized = { fields: [], size: 1 }

class Estimate {
  readonly #question: CostQuestion
  readonly #maxFirst: number
  readonly #directives: CostDirectives
  readonly #fragments: Record<string, FragmentDefinitionNode> = {}
  #variables: VariableValues = { coerced: {}, sources: {} }

  constructor(question: CostQuestion, maxFirst: number) {
    this.#question = question
    this.#maxFirst = maxFirst
    this.#directives = costDirectives(question.schema)
    for (const node of question.document.definitions)
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments[node.name.value] = node
  }

  total(): number {
    const { schema, document, variables, operationName } = this.#question
    const operation = getOperationAST(document, operationName)
    const root = operation && schema.getRootType(operation.operation)
    if (!operation || !root) return 0
    const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
    this.#variables = { coerced, sources: {} }
    const selected = collectFields(schema, this.#fragments, this.#variables, root, operation.selectionSet)
    return this.#ofFields(selected.fields, root, NONE_SIZED)
  }

  #ofFields(selected: Selected, type: GraphQLObjectType, sized: Sized): number {
    let cost = 0
    for (const nodes of selected.values()) cost += this.#ofField(nodes, type, sized)
    return cost
  }

  /** @param nodes the selections of one field, of which execution makes one */
  #ofField(nodes: FieldNode[], parent: GraphQLObjectType, sized: Sized): number {
    const [node] = nodes
    const name = node?.name.value ?? ''
    const field = parent.getFields()[name] ?? META_FIELDS.find((meta) => meta.name === name)
    if (!node || !field) return 0
    const cost = this.#directives.ofField(field)
    const args = getArgumentValues(field, node, this.#variables.coerced)
    const inner = this.#sizedBy(cost, args)
    const objects = this.#objectTypesOf(field).map((type) => {
      const { schema } = this.#question
      const selected = collectSubFields(schema, this.#fragments, this.#variables, type, nodes)
      return this.#directives.ofObject(type) + this.#ofFields(selected.fields, type, inner)
    })
    const entries = sized.fields.includes(name) ? sized.size : cost.isList ? this.#lengthOf(cost, args) : 1
    const own = cost.weight + this.#directives.ofArguments(field, args)
    return own + entries * Math.max(cost.objectWeight, ...objects)
  }

  #objectTypesOf(field: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
    const type = getNamedType(field.type)
    if (isAbstractType(type)) return this.#question.schema.getPossibleTypes(type)
    return isObjectType(type) ? [type] : []
  }

  #lengthOf({ slicing, assumedSize }: FieldCost, args: Values): number {
    return lengthIn(slicing, args) ?? this.#numberIn(slicing, args) ?? assumedSize ?? SHORT_LIST
  }

  #sizedBy({ slicing, sizedFields, assumedSize }: FieldCost, args: Values): Sized {
    if (sizedFields.length === 0) return NONE_SIZED
    const size = this.#numberIn(slicing, args) ?? assumedSize ?? lengthIn(slicing, args) ?? SHORT_LIST
    return { fields: sizedFields, size }
  }

  /** The page size; 0 if the field will reject it, which has a clearer message. */
  #numberIn(names: readonly string[], args: Values): number | undefined {
    const first = names.map((name) => args[name]).find((value) => typeof value === 'number')
    return first === undefined || (first >= 1 && first <= this.#maxFirst) ? first : 0
  }
}

/** The entries of all lists: a field that takes two answers both. */
function lengthIn(names: readonly string[], args: Values): number | undefined {
  const lists = names.map((name) => args[name]).filter(Array.isArray)
  return lists.length > 0 ? lists.reduce((total, list) => total + list.length, 0) : undefined
}
