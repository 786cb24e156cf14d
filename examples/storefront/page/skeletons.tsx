/** The outline of shelves while they load, as large as they will be. */
export function ShelfSkeletons({ count }: { readonly count: number }) {
  return (
    <div role="status" aria-label="Loading">
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines have no state
        <ListSkeleton key={row} shape="shelf" />
      ))}
    </div>
  )
}

export function ListSkeleton({ shape }: { readonly shape: 'shelf' | 'grid' }) {
  return (
    <div className="skeleton" aria-hidden="true">
      <div className="skeleton-heading" />
      <div className={shape}>
        {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => (
          <div className="card" key={name}>
            <div className="cover" />
            <div className="card-title" />
            <div className="card-facts" />
          </div>
        ))}
      </div>
    </div>
  )
}

interface FailureProps {
  readonly error: Error
  onRetry(): void
}

/** Instead of what could not be loaded. */
export function Failure({ error, onRetry }: FailureProps) {
  return (
    <p role="alert" className="notice">
      {error.message}{' '}
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    </p>
  )
}
