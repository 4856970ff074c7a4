/*
 * The administration page of adoptions. All state is on the server: the page shows what REST tells, and may be closed and
 * opened again at any time. It keeps nothing in the browser, and puts no text anywhere but as text.
 */
(function () {
	"use strict";

	const REST = document.documentElement.dataset.context + "/ws/rest/v1";
	const ADOPTION = "/sessionnotes/adoption";
	const POLL_MILLIS = 2000;
	const PAGE = 100;
	const UUIDS = /[0-9A-Za-z-]{36,38}/g;

	const texts = {};
	const language = document.documentElement.lang;
	const numbers = new Intl.NumberFormat(language);
	const dates = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

	let me = null;
	let state = null;
	let timer = null;
	let acting = false;

	const byId = id => document.getElementById(id);

	function text(key, ...values) {
		return texts[key].replace(/\{(\d)\}/g, (place, index) => values[index]);
	}

	const number = value => numbers.format(value);

	// a time zone without a colon is not understood by every browser
	const date = value => dates.format(new Date(value.replace(/([+-]\d\d)(\d\d)$/, "$1:$2")));

	const name = reference => reference && (reference.display || reference.uuid);

	const idsOf = references => references.map(reference => reference.uuid);

	function show(id, shown) {
		byId(id).hidden = !shown;
	}

	function element(tag, content, ...children) {
		const made = document.createElement(tag);
		made.textContent = content;
		made.append(...children);
		return made;
	}

	/* REST */

	class Refusal extends Error {
		constructor(status, error) {
			const own = (error.rawMessage || "").startsWith("sessionnotes.");
			super(own ? error.translatedMessage || error.rawMessage : text("unknownProblem", status));
			this.status = status;
			this.code = own ? error.rawMessage : null;
		}
	}

	class Unreachable extends Error {
	}

	// a header carries bytes, not characters
	const utf8 = typed => String.fromCharCode(...new TextEncoder().encode(typed));

	async function send(method, path, body, headers) {
		// else the browser would ask for a password in a window of its own
		const all = Object.assign({ "Disable-WWW-Authenticate": "true" }, headers);
		if (body) {
			all["Content-Type"] = "application/json";
		}
		const options = { method, headers: all, body: body && JSON.stringify(body), cache: "no-store" };
		const answer = await fetch(REST + path, options).catch(() => {
			throw new Unreachable();
		});
		if (!answer.ok) {
			const told = await answer.json().catch(() => ({}));
			throw new Refusal(answer.status, told.error || {});
		}
		return answer;
	}

	async function get(path, headers) {
		return (await send("GET", path, null, headers)).json();
	}

	/** Reads a list from its first page to its last. */
	async function getAll(path) {
		const all = [];
		let page;
		do {
			page = await get(path + "?limit=" + PAGE + "&startIndex=" + all.length);
			all.push(...page.results);
		} while (page.results.length > 0 && all.length < page.totalCount);
		return all;
	}

	/** Asks for the password where the server wants it again. */
	async function post(path, body) {
		let headers = {};
		for (;;) {
			try {
				return await (await send("POST", path, body, headers)).json();
			} catch (problem) {
				const wrong = problem.code === "sessionnotes.error.passwordWrong";
				if (!wrong && problem.code !== "sessionnotes.error.passwordNeeded") {
					throw problem;
				}
				const password = await askPassword(wrong ? problem.message : "");
				if (password === null) {
					return null;
				}
				headers = { "X-Session-Notes-Password": utf8(password) };
			}
		}
	}

	function askPassword(problem) {
		const dialog = byId("passwordAgain");
		byId("passwordWrong").textContent = problem;
		byId("againFor").value = me.username || me.systemId;
		dialog.showModal();
		return new Promise(resolve => {
			let typed = null;
			byId("passwordAgainForm").onsubmit = event => {
				event.preventDefault();
				typed = byId("again").value;
				dialog.close();
			};
			dialog.onclose = () => {
				byId("again").value = "";
				resolve(typed);
			};
		});
	}

	/** Does something that asks the server, and says what went wrong. */
	async function attempt(work) {
		try {
			await work();
			byId("problem").textContent = "";
		} catch (problem) {
			await tell(problem);
		}
	}

	async function tell(problem) {
		if (problem instanceof Unreachable) {
			byId("problem").textContent = text("noAnswer");
			return;
		}
		if (!(problem instanceof Refusal)) {
			throw problem;
		}
		if (problem.status === 401 || problem.status === 403) {
			const session = await get("/session").catch(() => ({ authenticated: true }));
			if (!session.authenticated) {
				showSignIn();
				return;
			}
		}
		if (problem.code === "sessionnotes.error.adoption.mayNot") {
			show("work", false);
		}
		byId("problem").textContent = problem.message;
	}

	/* Signing in and out */

	function showSignIn() {
		clearTimeout(timer);
		show("work", false);
		show("account", false);
		show("ended", me !== null);
		show("signIn", true);
		byId("problem").textContent = "";
		byId("username").focus();
	}

	async function signIn() {
		const credentials = btoa(utf8(byId("username").value + ":" + byId("password").value));
		byId("password").value = "";
		byId("problem").textContent = "";
		try {
			const session = await get("/session", { Authorization: "Basic " + credentials });
			if (session.authenticated) {
				// in the language of this user
				location.reload();
				return;
			}
		} catch (problem) {
			if (!(problem instanceof Refusal)) {
				await tell(problem);
				return;
			}
		}
		byId("problem").textContent = text("signInFailed");
	}

	function signOut() {
		return attempt(async () => {
			await send("DELETE", "/session");
			location.reload();
		});
	}

	async function open() {
		const session = await get("/session");
		if (!session.authenticated) {
			showSignIn();
			return;
		}
		me = session.user;
		byId("who").textContent = text("signedInAs", me.display || me.username || me.systemId);
		show("account", true);
		await refresh();
		await readConcepts();
		show("work", true);
	}

	/* What the server tells */

	async function refresh() {
		took(await get(ADOPTION));
	}

	/** Shows a state, and asks for the next one while something is going on. */
	function took(told) {
		if (told === null) {
			return;
		}
		const ended = state !== null && ends(state) !== ends(told);
		state = told;
		showCurrent();
		showTrial();
		showResult();
		byId("dryRun").disabled = state.running;
		clearTimeout(timer);
		if (state.running && !document.hidden) {
			timer = setTimeout(poll, POLL_MILLIS);
		}
		if (ended) {
			attempt(readConcepts);
		}
	}

	const ends = told => [told.adoption, told.dryRun].map(run => run && run.dateEnded).join();

	/** A server that does not answer for a moment is asked again. */
	async function poll() {
		try {
			await refresh();
			if (byId("problem").textContent === text("noAnswer")) {
				byId("problem").textContent = "";
			}
		} catch (problem) {
			await tell(problem);
			if (problem instanceof Unreachable) {
				timer = setTimeout(poll, POLL_MILLIS);
			}
		}
	}

	/** One thing at a time: a second click does nothing. */
	function once(work) {
		if (acting) {
			return Promise.resolve();
		}
		acting = true;
		return attempt(work).finally(() => acting = false);
	}

	const order = async (action, concepts) => took(await post(ADOPTION, { action, concepts }));

	const act = (action, concepts) => once(() => order(action, concepts));

	/** What was done elsewhere since this was shown is not begun anew. */
	const resume = () => once(async () => {
		await refresh();
		if (!byId("current").hidden && !byId("resume").hidden) {
			await order("start", state.adoption.concepts);
		}
	});

	/** The run that is alive: the one that was started last. */
	function alive() {
		const runs = [state.adoption, state.dryRun].filter(run => run && run.dateStarted);
		runs.sort((one, other) => one.dateStarted < other.dateStarted ? 1 : -1);
		return state.running ? runs[0] : undefined;
	}

	function showCurrent() {
		const run = alive();
		const adoption = state.adoption;
		if (run) {
			const stopping = run.state !== "RUNNING";
			showRun(run, stopping ? "stopping" : run === adoption ? "adoption" : "dryRun",
				text("about.running", name(run.startedBy), date(run.dateStarted)));
			offer(stopping ? [] : ["interrupt"]);
		} else if (adoption && adoption.state === "PROPOSED") {
			const own = adoption.proposedBy.uuid === me.uuid;
			showRun(adoption, "proposed", text(own ? "about.ownProposal" : "about.proposed", name(adoption.proposedBy)));
			byId("withdraw").textContent = text(own ? "withdraw" : "turnDown");
			offer(own ? ["withdraw"] : ["approval", "withdraw"]);
		} else if (adoption && ["RUNNING", "INTERRUPTED", "FAILED"].includes(adoption.state)) {
			showRun(adoption, "unfinished", text("about." + adoption.state));
			offer(["resume"]);
		} else {
			show("current", false);
		}
	}

	function showRun(run, title, about) {
		show("current", true);
		announce(byId("currentTitle"), text("title." + title));
		byId("currentAbout").textContent = about;
		byId("currentConcepts").replaceChildren(...run.concepts.map(concept => element("li", name(concept))));
		show("currentProgress", run.dateStarted !== null);
		// more may have come past than there were: rows that others added meanwhile
		const seen = Math.min(run.obsSeen, run.obs);
		const percent = run.obs === 0 ? 0 : Math.floor(100 * seen / run.obs);
		byId("bar").max = run.obs || 1;
		byId("bar").value = seen;
		byId("currentSeen").textContent = text("seen", number(seen), number(run.obs), number(percent));
	}

	/** Is read out where it is new. */
	function announce(place, words) {
		if (place.textContent !== words) {
			place.textContent = words;
			byId("news").textContent = words;
		}
	}

	function offer(controls) {
		["resume", "interrupt", "withdraw", "approval"].forEach(id => show(id, controls.includes(id)));
	}

	/** What the newest dry run found, until the same is adopted. */
	function showTrial() {
		const trial = state.dryRun;
		const adoption = state.adoption;
		const adopted = trial && adoption && adoption.dateStarted > trial.dateStarted
			&& idsOf(adoption.concepts).join() === idsOf(trial.concepts).join();
		const ended = trial && !adopted && alive() !== trial;
		show("trial", ended);
		if (!ended) {
			return;
		}
		showReport("trial", trial, true);
		const notes = total(trial, "notes");
		// one proposal at a time, that everybody looks at the same one
		const busy = state.running || (adoption && adoption.state === "PROPOSED");
		show("startForm", trial.state === "DONE" && notes > 0 && !busy);
		show("twoPeople", state.twoPeople);
		byId("start").textContent = text(state.twoPeople ? "propose" : "start", number(notes));
	}

	function showResult() {
		const adoption = state.adoption;
		const begun = adoption && adoption.dateStarted !== null;
		show("result", begun);
		if (!begun) {
			return;
		}
		showReport("result", adoption, false);
		show("remains", adoption.state === "DONE");
		show("filesToRemove", state.filesToRemove > 0);
		byId("filesToRemove").textContent = text("filesToRemove", number(state.filesToRemove));
		show("untouchedTables", state.untouchedTables.length > 0);
		byId("untouchedTables").textContent = text("untouchedTables", state.untouchedTables.join(", "));
	}

	/* Reports */

	const total = (run, column) => run.counts.reduce((sum, count) => sum + count[column], 0);

	function showReport(section, run, dry) {
		const place = byId(section).querySelector(".report");
		if (!place.hasChildNodes()) {
			place.append(byId("reportTemplate").content.cloneNode(true));
		}
		const part = which => place.querySelector("[data-part=" + which + "]");
		part("about").textContent = text(run.proposedBy ? "report.aboutBoth" : "report.about", text("state." + run.state),
			name(run.startedBy), date(run.dateStarted), run.proposedBy && name(run.proposedBy));
		part("counts").hidden = run.counts.length === 0;
		part("counts").tBodies[0].replaceChildren(...countRows(run));
		const left = Object.entries(run.leftByReason);
		const all = left.reduce((sum, reason) => sum + reason[1], 0);
		part("noneLeft").hidden = all > 0 || run.state !== "DONE";
		part("someLeft").hidden = all === 0;
		part("reasons").tBodies[0].replaceChildren(...left.map(reason =>
			element("tr", "", numberCell("td", reason[1]), element("td", text(reason[0])))));
		part("file").onclick = () => attempt(() => save(dry));
		// a page that somebody turned to stays, as long as the list is the same
		const key = run.dateStarted + " " + all;
		if (place.dataset.key !== key) {
			place.dataset.key = key;
			showLeft(part, run.left, 0, all, dry);
		}
	}

	function countRows(run) {
		const columns = ["notes", "versions", "voided", "severalWriters"];
		const rows = run.counts.map(count => element("tr", "", element("td", name(count.concept)),
			element("td", name(count.author)), ...columns.map(column => numberCell("td", count[column]))));
		if (rows.length > 1) {
			const label = Object.assign(element("th", text("report.total")), { scope: "row", colSpan: 2 });
			rows.push(element("tr", "", label, ...columns.map(column => numberCell("td", total(run, column)))));
		}
		return rows;
	}

	function numberCell(tag, value) {
		return Object.assign(element(tag, number(value)), { className: "number" });
	}

	function showLeft(part, left, startIndex, all, dry) {
		const turn = to => attempt(async () => {
			const told = await get(ADOPTION + "?limit=" + PAGE + "&startIndex=" + to);
			showLeft(part, (dry ? told.dryRun : told.adoption).left, to, all, dry);
		});
		part("left").tBodies[0].replaceChildren(...left.map(row =>
			element("tr", "", element("td", String(row.obsId)), element("td", text(row.reason)))));
		part("range").textContent = text("range", number(startIndex + 1), number(startIndex + left.length), number(all));
		part("pages").hidden = all <= PAGE;
		part("before").disabled = startIndex === 0;
		part("before").onclick = () => turn(Math.max(0, startIndex - PAGE));
		part("after").disabled = startIndex + left.length >= all;
		part("after").onclick = () => turn(startIndex + PAGE);
	}

	async function save(dry) {
		const answer = await send("GET", ADOPTION + "/left?dryRun=" + dry);
		const address = URL.createObjectURL(await answer.blob());
		Object.assign(document.createElement("a"), { href: address, download: "obs-that-stay.csv" }).click();
		URL.revokeObjectURL(address);
	}

	/* Concepts */

	async function readConcepts() {
		const chosen = chosenConcepts();
		const concepts = await getAll(ADOPTION + "/concept");
		concepts.sort((one, other) => (one.display || "").localeCompare(other.display || "", language));
		byId("concepts").replaceChildren(...concepts.map(concept => {
			const box = Object.assign(document.createElement("input"), { type: "checkbox", value: concept.uuid,
				checked: chosen.includes(concept.uuid), disabled: !concept.adoptable });
			const about = concept.adoptable ? text("obsInRecord", number(concept.obs)) : text("notText");
			const hint = Object.assign(element("span", about), { className: "hint" });
			const label = element("label", "", box, element("span", (concept.display || concept.uuid) + " ", hint));
			label.className = "choice";
			return label;
		}));
	}

	const boxes = () => Array.from(byId("concepts").querySelectorAll("input"));

	const chosenConcepts = () => boxes().filter(box => box.checked).map(box => box.value);

	function dryRun() {
		const concepts = chosenConcepts();
		if (concepts.length === 0) {
			byId("problem").textContent = text("chooseOne");
			return;
		}
		act("dryRun", concepts);
	}

	/** Tells of concepts that are not in the list why not. */
	function find() {
		return attempt(async () => {
			const sought = byId("sought").value.trim();
			const represented = "v=custom:(uuid,display)";
			const uuids = sought.match(UUIDS);
			const found = uuids
				? (await Promise.all(uuids.map(uuid => get("/concept/" + uuid + "?" + represented).catch(noneIfMissing)))).filter(Boolean)
				: (await get("/concept?limit=20&" + represented + "&q=" + encodeURIComponent(sought))).results;
			byId("found").replaceChildren(...found.map(foundConcept));
			if (found.length === 0) {
				byId("found").append(element("li", text("foundNothing")));
			}
		});
	}

	function noneIfMissing(problem) {
		if (problem.status !== 404) {
			throw problem;
		}
		return null;
	}

	function foundConcept(concept) {
		const box = boxes().find(one => one.value === concept.uuid && !one.disabled);
		if (box) {
			box.checked = true;
		}
		const listed = boxes().some(one => one.value === concept.uuid);
		const about = box ? "foundRestricted" : listed ? "notText" : "foundOther";
		return element("li", "", element("strong", concept.display), element("span", " " + text(about)));
	}

	/* Start */

	function onSubmit(id, work) {
		byId(id).addEventListener("submit", event => {
			event.preventDefault();
			work(event.target);
		});
	}

	byId("texts").content.querySelectorAll("[data-text]").forEach(one => texts[one.dataset.text] = one.textContent);
	onSubmit("signInForm", signIn);
	onSubmit("dryRunForm", dryRun);
	onSubmit("findForm", find);
	onSubmit("startForm", form => act("start", state.dryRun.concepts).then(() => form.reset()));
	onSubmit("approval", form => act("start", state.adoption.concepts).then(() => form.reset()));
	byId("signOut").addEventListener("click", signOut);
	byId("resume").addEventListener("click", resume);
	byId("interrupt").addEventListener("click", () => act("interrupt"));
	byId("withdraw").addEventListener("click", () => act("interrupt"));
	byId("passwordCancel").addEventListener("click", () => byId("passwordAgain").close());
	// no session is kept alive by a page that nobody looks at
	document.addEventListener("visibilitychange", () => {
		if (!document.hidden && state !== null && !byId("work").hidden) {
			poll();
		}
	});
	attempt(open);
})();
