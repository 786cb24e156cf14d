/** The users who state a value of a property: those of one city. */
export interface UserGroup {
  /** The name of a property of the type `STRING`. */
  readonly property: string
  readonly value: string
}

/** Fewest people of a group behind each item of its chart: fewer could tell what one of them did. */
export const LEAST_OF_GROUP = 20

/** What a chart of trends is about: items of one kind, or what a group of users uses, or both. */
export interface TrendSlice {
  /** Null: all users. */
  readonly group: UserGroup | null
  /** Null: items of all kinds. */
  readonly itemKind: string | null
}

/** The id of the chart of what trends there. */
export function trendChartId({ group, itemKind }: TrendSlice): string {
  const names = [...(group ? [group.property, group.value] : []), ...(itemKind === null ? [] : [itemKind])]
  return `trending ${JSON.stringify(names)}`
}
