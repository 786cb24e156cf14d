import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** Whether a document selects one of these fields of the result of a resolver. Fields that `@skip` leaves out count. */
export function selects(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  ...names: readonly string[]
): boolean {
  const isIn = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return names.includes(selection.name.value)
      if (selection.kind === Kind.INLINE_FRAGMENT) return isIn(selection.selectionSet)
      return isIn(fragments[selection.name.value]?.selectionSet)
    }) ?? false
  return fieldNodes.some(({ selectionSet }) => isIn(selectionSet))
}
