import { useState } from 'react'
import { NotLoaded } from '../parts/states.tsx'
import { ChoiceControl } from './choice-control.tsx'
import { FilterSection } from './filter-section.tsx'
import { type Filters, isEmpty, NO_FILTERS, withCondition } from './filters.ts'
import { PropertyFilter } from './property-filter.tsx'
import { propertyTitle } from './property-title.ts'
import { useFacet } from './use-facet.ts'
import { useProperties } from './use-properties.ts'
import { useTagNames } from './use-tag-names.ts'

/** Sections of properties that are open at first. */
const OPEN_PROPERTIES = 2

interface FilterPanelProps {
  readonly filters: Filters
  /** Whether it is open at first. A closed one requests nothing. */
  readonly isOpen: boolean
  onChange(filters: Filters): void
}

/** A control for kinds, for tags and for every property. */
export function FilterPanel({ filters, isOpen, onChange }: FilterPanelProps) {
  const [isShown, setShown] = useState(isOpen)
  return (
    <details
      className="panel tuning filters"
      open={isShown}
      onToggle={({ currentTarget, target }) => {
        // The sections inside are toggled, too.
        if (target === currentTarget) setShown(currentTarget.open)
      }}
    >
      <summary className="panel-head">
        <h2>Filter</h2>
        <small>{isEmpty(filters) ? 'all items' : 'changed'}</small>
      </summary>
      {isShown ? <Sections filters={filters} onChange={onChange} /> : null}
    </details>
  )
}

function Sections({ filters, onChange }: PartProps) {
  const { properties, problem, askAgain } = useProperties()
  return (
    <>
      <FilterSection title="Kind" isActive={filters.kinds.length > 0} isOpen>
        {() => <KindFilter filters={filters} onChange={onChange} />}
      </FilterSection>
      {problem ? <NotLoaded problem={problem} onAskAgain={askAgain} /> : null}
      {properties.map((property, index) => (
        <FilterSection
          key={property.name}
          title={propertyTitle(property.name)}
          isActive={filters.conditions.has(property.name)}
          isOpen={index < OPEN_PROPERTIES}
        >
          {() => (
            <PropertyFilter
              property={property}
              filters={filters}
              onChange={(condition) => onChange(withCondition(filters, property.name, condition))}
            />
          )}
        </FilterSection>
      ))}
      <FilterSection title="Tags" isActive={filters.tagIds.length > 0} isOpen={false}>
        {() => <TagFilter filters={filters} onChange={onChange} />}
      </FilterSection>
      {isEmpty(filters) ? null : (
        <button type="button" className="button is-small" onClick={() => onChange(NO_FILTERS)}>
          Remove all filters
        </button>
      )}
    </>
  )
}

interface PartProps {
  readonly filters: Filters
  onChange(filters: Filters): void
}

function KindFilter({ filters, onChange }: PartProps) {
  return (
    <ChoiceControl
      chosen={filters.kinds}
      known={useFacet({ ...filters, kinds: [] }, { field: 'KIND' })}
      onChange={(kinds) => onChange({ ...filters, kinds })}
    />
  )
}

/** An item must have all chosen tags, so the counts are those of the items that pass. */
function TagFilter({ filters, onChange }: PartProps) {
  return (
    <ChoiceControl
      chosen={filters.tagIds}
      known={useFacet(filters, { field: 'TAG' })}
      nameOf={useTagNames(filters.tagIds.length > 0)}
      onChange={(tagIds) => onChange({ ...filters, tagIds })}
    />
  )
}
