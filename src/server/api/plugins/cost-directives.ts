import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql'

type Field = GraphQLField<unknown, unknown>
type Element = Field | GraphQLArgument | GraphQLInputField | GraphQLNamedType

/** What the directives of `schema/cost.graphql` say of a field. */
export interface FieldCost {
  /** For each time that the field is resolved. */
  readonly weight: number
  /** For each object or value that it returns; of an interface or union the least. */
  readonly objectWeight: number
  readonly isList: boolean
  readonly assumedSize: number | undefined
  /** Names of arguments. */
  readonly slicing: readonly string[]
  readonly sizedFields: readonly string[]
}

/** `@cost` and `@listSize` of a schema. */
export class CostDirectives {
  /** Names of arguments whose value decides the cost of a document, not only its length. */
  readonly costlyArguments: ReadonlySet<string>
  readonly #schema: GraphQLSchema
  readonly #fields = new Map<Field, FieldCost>()
  /** Input objects that may hold a field with a weight: thousands of events an operation hold none. */
  readonly #weighted: ReadonlySet<GraphQLNamedType>
  readonly #weights = new Map<Element, number | undefined>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
    const types = Object.values(schema.getTypeMap())
    this.#weighted = new Set(types.filter((type) => this.#holdsWeight(type, new Set())))
    const fields = types.filter(isObjectType).flatMap((type) => Object.values(type.getFields()))
    const costly = fields.flatMap((field) => field.args.filter((input) => this.#isCostly(field, input)))
    this.costlyArguments = new Set(['if', ...costly.map(({ name }) => name)])
  }

  ofField(field: Field): FieldCost {
    const cost = this.#fields.get(field) ?? this.#read(field)
    this.#fields.set(field, cost)
    return cost
  }

  /** The weight of an object, without its fields. */
  ofObject(type: GraphQLObjectType): number {
    return this.#weight(type, 1)
  }

  /** The cost of the values of all arguments. */
  ofArguments({ args }: Field, values: Readonly<Record<string, unknown>>): number {
    return args.reduce((cost, argument) => {
      const value = values[argument.name]
      const entries = Array.isArray(value) ? value.length : value == null ? 0 : 1
      return cost + entries * this.#weight(argument, 0) + this.#inside(getNamedType(argument.type), value)
    }, 0)
  }

  #inside(type: GraphQLNamedType, value: unknown): number {
    if (value == null || !isInputObjectType(type) || !this.#weighted.has(type)) return 0
    if (Array.isArray(value)) return value.reduce((cost, entry) => cost + this.#inside(type, entry), 0)
    return Object.entries(value).reduce((cost, [name, part]) => {
      const field = type.getFields()[name]
      return field && part != null
        ? cost + this.#weight(field, 0) + this.#inside(getNamedType(field.type), part)
        : cost
    }, 0)
  }

  #read(field: Field): FieldCost {
    const type = getNamedType(field.type)
    const { assumedSize, slicingArguments, sizedFields } = this.#valuesOf('listSize', field) ?? {}
    return {
      weight: this.#weight(field, 0),
      objectWeight: this.#weight(type, isCompositeType(type) ? 1 : 0),
      isList: isListType(getNullableType(field.type)),
      assumedSize: assumedSize as number | undefined,
      slicing: (slicingArguments ?? []) as readonly string[],
      sizedFields: (sizedFields ?? []) as readonly string[],
    }
  }

  #weight(element: Element, fallback: number): number {
    if (!this.#weights.has(element)) {
      const weight = this.#valuesOf('cost', element)?.weight
      this.#weights.set(element, weight === undefined ? undefined : Number(weight))
    }
    return this.#weights.get(element) ?? fallback
  }

  #valuesOf(name: string, { astNode }: Element): Record<string, unknown> | undefined {
    const directive = this.#schema.getDirective(name)
    return directive && astNode ? getDirectiveValues(directive, astNode) : undefined
  }

  #isCostly(field: Field, { name, type }: GraphQLArgument): boolean {
    const isNumber = this.ofField(field).slicing.includes(name) && !isListType(getNullableType(type))
    return isNumber || this.#weighted.has(getNamedType(type))
  }

  #holdsWeight(type: GraphQLNamedType, seen: Set<GraphQLNamedType>): boolean {
    if (!isInputObjectType(type) || seen.has(type)) return false
    seen.add(type)
    return Object.values(type.getFields()).some(
      (field) => this.#weight(field, 0) > 0 || this.#holdsWeight(getNamedType(field.type), seen),
    )
  }
}

const known = new WeakMap<GraphQLSchema, CostDirectives>()

/** The directives of a schema, read once. */
export function costDirectives(schema: GraphQLSchema): CostDirectives {
  const directives = known.get(schema) ?? new CostDirectives(schema)
  known.set(schema, directives)
  return directives
}
