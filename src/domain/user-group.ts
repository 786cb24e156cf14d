/** The users who state a value of a property: those of one city. */
export interface UserGroup {
  /** The name of a property of the type `STRING`. */
  readonly property: string
  readonly value: string
}

/** Fewest people of a group behind each item of its chart: fewer could tell what one of them did. */
export const LEAST_OF_GROUP = 20

/** The id of the chart of what trends in a group. */
export function groupChartId({ property, value }: UserGroup): string {
  return `trending ${JSON.stringify([property, value])}`
}
