/** Each answer names its request; so does the log where one failed, so that the two can be told together. */
export const REQUEST_ID = 'x-request-id';
