// Sets the chosen appearance before anything is painted, so that a dark page never flashes white.
(function () {
	let choices = {};
	try {
		choices = JSON.parse(localStorage.getItem('hebian.preferences') || '{}') || {};
	} catch {
		// Without storage the system's appearance stands.
	}
	const dark =
		choices.theme === 'dark' ||
		(choices.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
	document.documentElement.dataset.theme = dark ? 'dark' : 'light';
	document.documentElement.style.background = dark ? '#141412' : '#f5f3ee';
	document.documentElement.lang = choices.locale === 'en' ? 'en' : 'zh-CN';
})();
