import type { PropertyType } from '../__generated__/graphql.ts'
import { compact, day } from '../parts/format.ts'
import { numberText } from '../parts/value-text.ts'
import { BoundsControl } from './bounds-control.tsx'
import { ChoiceControl } from './choice-control.tsx'
import { parseCondition } from './filter-address.ts'
import type { Condition, Filters } from './filters.ts'
import { withCondition } from './filters.ts'
import { FlagControl } from './flag-control.tsx'
import { NearControl } from './near-control.tsx'
import { propertyTitle } from './property-title.ts'
import { RangeControl } from './range-control.tsx'
import { type KnownFacet, useFacet } from './use-facet.ts'

/** A property that filters can use. */
export interface FilterProperty {
  readonly name: string
  readonly type: PropertyType
}

/** Parts of the range of a number that are counted. */
const PARTS = 24

interface PropertyFilterProps {
  readonly property: FilterProperty
  readonly filters: Filters
  onChange(condition: Condition | null): void
}

/** The control of a property, by its type. */
export function PropertyFilter({ property: { name, type }, filters, onChange }: PropertyFilterProps) {
  const condition = filters.conditions.get(name)
  // Counts under the other filters: what is chosen here leaves the other choices.
  const by = type === 'FLOAT' ? { property: name, buckets: PARTS } : { property: name }
  const known = useFacet(withCondition(filters, name, null), type === 'GEO' ? null : by)
  const title = propertyTitle(name)
  switch (type) {
    case 'FLOAT':
      return <RangeFilter title={title} condition={condition} known={known} onChange={onChange} />
    case 'TIMESTAMP':
      return <DaysFilter title={title} condition={condition} known={known} onChange={onChange} />
    case 'BOOLEAN':
      return (
        <>
          <FlagControl
            name={title}
            value={condition?.shape === 'is' ? condition.value : null}
            onChange={(value) => onChange(value === null ? null : { shape: 'is', value })}
          />
          <p className="note">
            {known.facet?.counts
              .map(({ value, count }) => `${value === 'true' ? 'yes' : 'no'}: ${compact(count)}`)
              .join(', ')}
          </p>
        </>
      )
    case 'STRING':
      return <TextFilter title={title} condition={condition} known={known} onChange={onChange} />
    case 'STRING_SET':
      return (
        <ChoiceControl
          chosen={condition?.shape === 'hasAny' ? condition.values : []}
          known={known}
          onChange={(values) => onChange(values.length === 0 ? null : { shape: 'hasAny', values })}
        />
      )
    case 'GEO':
      return <NearControl name={title} condition={condition} onChange={onChange} />
    case 'TEXT':
      return null
  }
}

interface TypedFilterProps {
  readonly title: string
  readonly condition: Condition | undefined
  readonly known: KnownFacet
  onChange(condition: Condition | null): void
}

function RangeFilter({ title, condition, known, onChange }: TypedFilterProps) {
  const { min, max } = condition?.shape === 'range' ? condition : { min: null, max: null }
  const [least, most] = [known.facet?.min, known.facet?.max]
  const hint = (bound: string | number | null | undefined) =>
    typeof bound === 'number' ? numberText(bound) : ''
  const change = (low: string | number, high: string | number) =>
    onChange(parseCondition(`range:${low}..${high}`))
  return (
    <>
      {typeof least === 'number' && typeof most === 'number' && least < most ? (
        <RangeControl
          title={title}
          bounds={[least, most]}
          parts={known.facet?.counts ?? []}
          low={min}
          high={max}
          onChange={(low, high) => change(low ?? '', high ?? '')}
        />
      ) : null}
      <BoundsControl
        type="number"
        name={title}
        low={min === null ? '' : String(min)}
        high={max === null ? '' : String(max)}
        hints={[hint(least), hint(most)]}
        onChange={change}
      />
    </>
  )
}

function DaysFilter({ title, condition, known, onChange }: TypedFilterProps) {
  const { from, to } = condition?.shape === 'days' ? condition : { from: null, to: null }
  return (
    <>
      <BoundsControl
        type="date"
        name={title}
        low={from ?? ''}
        high={to ?? ''}
        hints={['', '']}
        onChange={(low, high) => onChange(parseCondition(`days:${low}..${high}`))}
      />
      {known.facet?.min && known.facet.max ? (
        <p className="note">
          {day(String(known.facet.min))} to {day(String(known.facet.max))}
        </p>
      ) : null}
    </>
  )
}

function TextFilter({ title, condition, known, onChange }: TypedFilterProps) {
  const isExcluding = condition?.shape === 'noneOf'
  const chosen = condition?.shape === 'oneOf' || condition?.shape === 'noneOf' ? condition.values : []
  const change = (shape: 'oneOf' | 'noneOf', values: readonly string[]) =>
    onChange(values.length === 0 ? null : { shape, values })
  return (
    <>
      {chosen.length > 0 ? (
        <fieldset className="segmented">
          <legend className="hidden">{title}: chosen values</legend>
          <button type="button" aria-pressed={!isExcluding} onClick={() => change('oneOf', chosen)}>
            One of these
          </button>
          <button type="button" aria-pressed={isExcluding} onClick={() => change('noneOf', chosen)}>
            None of these
          </button>
        </fieldset>
      ) : null}
      <ChoiceControl
        chosen={chosen}
        known={known}
        onChange={(values) => change(isExcluding ? 'noneOf' : 'oneOf', values)}
      />
    </>
  )
}
