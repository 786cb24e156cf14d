/**
 * What an interaction counts where of what lists have caused only a share does, 0-1; 0 or less: nothing. What a hide or a
 * return took away may be more than what lists have brought.
 */
export function countedWeight(
  { weight, servedWeight }: { readonly weight: number; readonly servedWeight: number },
  servedShare: number,
): number {
  const served = Math.min(weight, Math.max(0, servedWeight))
  return weight - (1 - servedShare) * served
}
