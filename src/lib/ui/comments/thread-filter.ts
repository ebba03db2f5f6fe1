/** Which threads concern somebody. */
import type { CommentThread } from '$lib/collab/comment/comment-thread';

/** Whether the reader said something in it. */
export function takesPart({ comments }: CommentThread): boolean {
	return comments.some(({ own, deleted }) => own && !deleted);
}

export function mentionsMe({ comments }: CommentThread, me: string): boolean {
	return comments.some(({ mentions }) => mentions?.includes(me));
}
