/** Learning a format: a file is read, its doubts are answered, the format is kept and the book made of it. */
import { formatOfDraft, readOfficeFormat } from '$lib/exchange/learn/draft-pack';
import {
	answerDoubt,
	doubtsOf,
	type Answer,
	type Doubt,
	type FormatDraft
} from '$lib/exchange/learn/learn-format';
import { SIZE_LIMIT } from '$lib/exchange/read/import-report';
import type { Format } from '$lib/formats/format';
import type { PackFiles } from '$lib/formats/inherit';
import { printFailure } from '$lib/formats/pack-failure';
import { api } from '../state/api';
import { sendByHttp, Upload, type SaidHead } from '../state/upload.svelte';
import { learnWords } from '$lib/messages/learn';
import { preferences } from '../state/preferences.svelte';
import { startLearning, type LearningEnd } from './start-learning';

export type LearnPhase =
	| { readonly kind: 'idle' }
	| { readonly kind: 'reading'; readonly name: string }
	| {
			readonly kind: 'failed';
			readonly name: string;
			readonly failure: Exclude<LearningEnd, { ok: true }>['failure'];
	  }
	| { readonly kind: 'learned'; readonly file: File };

export class LearnDesk {
	phase = $state.raw<LearnPhase>({ kind: 'idle' });
	draft = $state.raw<FormatDraft | undefined>();
	/** What the office calls it. */
	name = $state('');
	/** A format that came from a file: nothing is asked. */
	imported = $state.raw<Format | undefined>();
	/** Why the format is none, or was not kept. */
	problem = $state.raw('');
	keeping = $state(false);
	readonly upload = new Upload(sendByHttp);
	readonly doubts: readonly Doubt[] = $derived(
		this.draft && !this.imported ? doubtsOf(this.draft) : []
	);

	get busy(): boolean {
		return this.keeping || this.upload.busy;
	}

	async read(file: File): Promise<void> {
		this.problem = '';
		const { name, size } = file;
		if (size > SIZE_LIMIT) {
			const failure = { kind: 'too-large', bytes: size, limit: SIZE_LIMIT } as const;
			this.phase = { kind: 'failed', name, failure };
			return;
		}
		this.phase = { kind: 'reading', name };
		const end = await startLearning(new Uint8Array(await file.arrayBuffer()));
		if (!end.ok) {
			this.phase = { kind: 'failed', name, failure: end.failure };
			return;
		}
		this.draft = end.draft;
		this.name = learnWords[preferences.locale].nameOf(
			end.draft.department ?? name.replace(/\.[^.]*$/, '')
		);
		this.phase = { kind: 'learned', file };
	}

	answer(table: number, answer: Answer): void {
		if (this.draft) this.draft = answerDoubt(this.draft, table, answer);
	}

	/** The format as it stands; `undefined`, with `problem`, where it is none. */
	format(): Format | undefined {
		if (this.imported) return this.imported;
		const made = this.draft && formatOfDraft(this.draft, this.name);
		if (made?.ok) return made.format;
		this.problem = made ? made.failures.map(printFailure).join('\n') : '';
		return undefined;
	}

	async importFormat(file: File): Promise<void> {
		const read = readOfficeFormat(await packIn(file));
		if (read.ok) {
			this.imported = read.format;
			this.problem = '';
		} else this.problem = learnWords[preferences.locale].noFormat(printFailure(read.failures[0]));
	}

	/** Keeps the format and makes the book by it; the upload says how that goes. */
	async make(head: SaidHead = {}): Promise<void> {
		const format = this.format();
		if (!format || this.phase.kind !== 'learned') return;
		const { file } = this.phase;
		const department = head.department ?? this.draft?.department ?? '';
		this.problem = '';
		this.keeping = true;
		const failure = await api.keepFormat(department, format.content);
		this.keeping = false;
		if (failure) {
			const why = failure.kind === 'bad-format' ? failure.problems.join('\n') : failure.kind;
			this.problem = learnWords[preferences.locale].notKept(why);
			return;
		}
		this.upload.again();
		await this.upload.read(file, head);
	}
}

async function packIn(file: File): Promise<PackFiles> {
	try {
		const content: unknown = JSON.parse(await file.text());
		return typeof content === 'object' && content !== null ? content : {};
	} catch {
		return {};
	}
}
