/** The origin of a transaction that this person made here; a connection applies with the provider as origin. */
export const OWN_EDIT = 'own-edit';
