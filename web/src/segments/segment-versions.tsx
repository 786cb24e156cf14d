import type { EditedSegmentQuery } from '../__generated__/graphql.ts'
import { moment } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import type { Json } from '../placements/form/shape.ts'

type Version = NonNullable<NonNullable<EditedSegmentQuery['segment']>['versions']>['nodes'][number]

interface SegmentVersionsProps {
  /** Newest first. */
  readonly versions: readonly Version[]
  /** Takes the filter of an earlier version; undefined for keys that may not edit. */
  readonly onShow: ((filter: Json) => void) | undefined
}

/** The versions of a segment. An earlier one can be shown in the form, and saved again. */
export function SegmentVersions({ versions, onShow }: SegmentVersionsProps) {
  return (
    <Panel title="Versions" note="the newest 20">
      <ol className="rows" aria-label="Versions">
        {versions.map(({ number, createdAt, createdBy, spec }, index) => (
          <li className="row" key={number}>
            <span className="row-text">
              <strong>Version {number}</strong>
              <small>
                {moment(createdAt)} by {createdBy}
              </small>
            </span>
            {index > 0 && onShow ? (
              <button type="button" className="button is-small" onClick={() => onShow(spec as Json)}>
                Show version {number} in the form
              </button>
            ) : null}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
