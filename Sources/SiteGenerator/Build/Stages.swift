package import SiteContent
package import SiteModel

/// What the stages came to.
package struct Preparation: Sendable {
  /// Nil where the content or the templates have errors.
  package var site: PreparedSite?
  package var diagnostics: [Diagnostic]
  /// Those of them that tell of the plan and of the links to it.
  var planFindings: [Diagnostic] = []
  /// The source files, for the next run; nil where there was no store to begin with.
  package var store: SourceStore?
  /// What is known of the images, for the next run.
  package var media = KnownMedia()
  /// What its texts were put together with.
  var texts: TextAssembly?
  /// Missing where the settings cannot be read.
  var draft: SiteDraft?
  /// Whether the templates can make pages of it.
  var templatesAreWhole = false
  /// Missing where nothing was to be published, and where errors stand against it.
  var published: OutputWriter.Result?
}

/// What is known already when stage 3 begins; nothing of it is needed.
package struct PriorKnowledge: Sendable {
  /// The source files of an earlier run, even of one with other settings; an empty store begins one.
  package var store: SourceStore?
  /// What an earlier run knew of the images.
  package var media = KnownMedia()
  /// What the last build knew of the search index.
  var index: KnownIndex?

  package init(store: SourceStore? = nil, media: KnownMedia = KnownMedia()) {
    self.store = store
    self.media = media
  }
}

/// The eight stages, from the folders to the published site, in the order in which data flows.
package enum Stages {
  /// Stages 1 to 6, and the last two where a publisher takes what they came to. Nothing before stage 8 writes.
  ///
  /// - Parameters:
  ///   - located: what stage 1 finds, where somebody has looked already.
  ///   - folders: those that stage 2 need not list, being as they were.
  ///   - moment: of the disk's clock, from before any file is looked at, in nanoseconds since 1970.
  ///   - onStage: is told of each stage as it begins.
  ///   - recall: what is known of the files that stage 2 found; nil where nothing needs to be done with them.
  ///   - publisher: publishes what can be published.
  /// - Throws: `DiskError`; `Moment.ParsingError` where the moment of the build cannot be read; what the closures throw.
  static func run(
    _ options: BuildOptions, located: Checked<LocatedSite?>? = nil,
    folders: KnownFolders = KnownFolders(), moment: Int64 = 0,
    onStage: (BuildStage) -> Void = { _ in },
    recall: (LocatedSite, Checked<ScannedContent>) async throws -> PriorKnowledge?,
    publisher: ((PreparedSite, ScannedContent) async throws -> Publisher)? = nil
  ) async throws -> Preparation {
    let (layout, jobs) = (options.layout, options.jobs)
    var diagnostics: [Diagnostic] = []
    func check<Result>(_ result: Checked<Result>) -> Result {
      diagnostics += result.diagnostics
      return result.value
    }

    if located == nil { onStage(.locate) }
    guard let site = check(try located ?? Locate.run(layout, baseURL: options.baseURL)) else {
      return Preparation(diagnostics: diagnostics.sortedAndUnique)
    }
    let publication = Publication(
      now: try options.now.moment(in: site.settings.timeZone), includesDrafts: options.includesDrafts,
      includesFuture: options.includesFuture, includesPendingComments: options.includesPendingComments)

    onStage(.scan)
    let scanned = try await ContentScan.run(layout, known: folders, jobs: jobs)
    let sources = check(scanned)
    guard let prior = try await recall(site, scanned) else { return Preparation(diagnostics: []) }
    // Beside the next stages; not before it is known that something has changed.
    async let compiled = Templates.read(site)
    // On one core: the stages leave one idle often enough.
    let isPublished = publisher != nil
    async let seen = isPublished ? OutputGlance(layout, jobs: 1) : nil

    onStage(.parse)
    let known = try prior.store?.under(SourceConditions.bytes(site))
    let parsed = check(try await Parse.run(sources, site, store: known, moment: moment, jobs: jobs))

    onStage(.convert)
    let converted = try await Convert.run(consume parsed, site, publication, key: known?.key, jobs: jobs)

    async let stored = known.map { SourceStore(converted, key: $0.key, conditions: $0.conditions) }
    async let validity = BuildState.validity(converted, site.settings, now: publication.now)

    onStage(.assemble)
    let sizes = DerivedImages.areAvailable ? ImageVariants(site.settings.images) : nil
    let texts = TextAssembly(sources, converted, site, publication, sizes: sizes)
    let media = try await Assemble.media(
      of: sources, texts, known: prior.media, moment: moment, jobs: jobs)
    let assembled = check(try await Assemble.run(sources, converted, texts, media, jobs: jobs))
    diagnostics += media.unscaled(site.settings)

    onStage(.plan)
    let (templates, templateFindings) = try await compiled.both
    diagnostics += templateFindings
    let planned = try await SitePlan.make(
      assembled, jobs: jobs, defersIndex: options.defersSearchIndex, knownIndex: prior.index)
    let plan = planned.value
    diagnostics += templates.unknownFreeNames(assembled)
    let planFindings =
      planned.diagnostics + plan.linkProblems(except: UncertainPlaces(diagnostics, layout))
    diagnostics += planFindings
    if !diagnostics.hasErrors { diagnostics += templates.missing(for: plan.view) }
    diagnostics = site.settings.checks.judged(diagnostics)
    let draft = SiteDraft(plan: plan, templates: templates, validity: await validity)
    var preparation = Preparation(
      site: PreparedSite(draft, diagnostics, isStrict: options.isStrict),
      diagnostics: diagnostics.sortedAndUnique,
      planFindings: site.settings.checks.judged(planFindings), store: await stored, media: media,
      texts: texts, draft: draft,
      templatesAreWhole: !templateFindings.hasErrors)
    guard let publisher, let prepared = preparation.site else { return preparation }

    onStage(.render)
    let publishing = try await publisher(prepared, sources)
    let files = Render.files(
      plan, templates, layout, images: publishing.images, digests: publishing.digests,
      stamps: publishing.stamp(of:))

    onStage(.write)
    let store = preparation.store
    async let sourcesKept: Void? = publishing.memory?.keep(store)
    preparation.published = try await publishing.write(
      files, with: OutputWriter(layout: layout, jobs: jobs), over: seen)
    _ = await sourcesKept
    return preparation
  }

  /// Stages 1 to 6: from the folders to the plan of every page. Nothing is written.
  ///
  /// - Parameters: as of `run`.
  /// - Throws: `DiskError`; `Moment.ParsingError` where the moment of the build cannot be read.
  package static func prepare(
    _ options: BuildOptions, located: Checked<LocatedSite?>? = nil, prior: PriorKnowledge = PriorKnowledge(),
    moment: Int64 = 0
  ) async throws -> Preparation {
    try await run(options, located: located, moment: moment, recall: { _, _ in prior })
  }
}
