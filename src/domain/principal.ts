/**
 * Who asks. Today there is one principal that may see everything (the operator of a local server) and one that
 * may see only what is public; owners, services and administrators follow.
 */
export type Principal = { readonly kind: 'local-operator' } | { readonly kind: 'anonymous' }
