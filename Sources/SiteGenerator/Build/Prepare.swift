package import SiteContent
package import SiteModel

/// A site as far as it could be made, errors or not: to be looked at, not to be published.
package struct SiteDraft: Sendable {
  package var plan: SitePlan
  package var templates: Templates
  /// The moments for which the site would be the same, in seconds since 1970.
  package var validity: Range<Int64>
}

/// A site that is ready to be rendered: holding one proves that content and templates have no error.
package struct PreparedSite: Sendable {
  package var plan: SitePlan
  package var templates: Templates
  /// The moments for which the site would be the same, in seconds since 1970.
  package var validity: Range<Int64>

  /// Nil where something stands against publishing it.
  init?(_ draft: SiteDraft, _ diagnostics: [Diagnostic], isStrict: Bool) {
    guard !diagnostics.hasErrors, !isStrict || diagnostics.isEmpty else { return nil }
    (plan, templates, validity) = (draft.plan, draft.templates, draft.validity)
  }
}

/// What stages 1 to 6 came to.
package struct Preparation: Sendable {
  /// Nil where the content or the templates have errors.
  package var site: PreparedSite?
  package var diagnostics: [Diagnostic]
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
}

/// What is known already when a site is prepared; nothing of it is needed.
package struct PriorKnowledge: Sendable {
  /// What stage 1 found.
  package var located: Checked<LocatedSite?>?
  /// What stage 2 found.
  package var scanned: Checked<ScannedContent>?
  /// The source files of an earlier run, even of one with other settings; an empty store begins one.
  package var store: SourceStore?
  /// What an earlier run knew of the images.
  package var media = KnownMedia()
  /// A moment of the disk's clock from before any file was looked at, in nanoseconds since 1970.
  package var moment: Int64 = 0

  package init() {}
}

/// Stages 1 to 6: from the folders to the plan of every page. Nothing is written.
package enum Prepare {
  private static func isScalable(_ file: MediaFile) -> Bool {
    [.jpeg, .png, .webp].contains(file.format) && file.size.map { $0.width > 1600 } ?? false
  }

  /// The site as it is on the disk.
  ///
  /// - Parameter onStage: is told of each stage as it begins.
  /// - Throws: `DiskError`; `Moment.ParsingError` where the moment of the build is none.
  package static func run(
    _ options: BuildOptions, prior: PriorKnowledge = PriorKnowledge(),
    onStage: (BuildStage) -> Void = { _ in }
  ) async throws -> Preparation {
    let (layout, jobs) = (options.layout, options.jobs)
    var diagnostics: [Diagnostic] = []
    func check<Result>(_ result: Checked<Result>) -> Result {
      diagnostics += result.diagnostics
      return result.value
    }

    if prior.located == nil { onStage(.locate) }
    guard let site = check(try prior.located ?? Locate.run(layout, baseURL: options.baseURL)) else {
      return Preparation(diagnostics: diagnostics.sortedAndUnique, store: prior.store)
    }
    async let compiled = Templates.read(site)
    let publication = Publication(
      now: try options.now.moment(in: site.settings.timeZone), includesDrafts: options.includesDrafts,
      includesFuture: options.includesFuture, includesPendingComments: options.includesPendingComments)
    if prior.scanned == nil { onStage(.scan) }
    let sources: ScannedContent
    if let scanned = prior.scanned {
      sources = check(scanned)
    } else {
      sources = check(try await ContentScan.run(layout, jobs: jobs))
    }
    onStage(.parse)
    let known = try prior.store?.under(SourceConditions.bytes(site))
    let parsed = check(
      try await Parse.run(sources, site, store: known, moment: prior.moment, jobs: jobs))
    onStage(.convert)
    let converted = try await Convert.run(parsed, site, publication, key: known?.key, jobs: jobs)
    onStage(.assemble)
    let sizes = DerivedImages.areAvailable ? ImageVariants(site.settings.images) : nil
    let texts = TextAssembly(sources, converted, site, publication, sizes: sizes)
    let media = try await Assemble.media(
      of: sources, converted, texts, known: prior.media, moment: prior.moment, jobs: jobs)
    let assembled = check(try await Assemble.run(sources, converted, texts, media, jobs: jobs))
    if sizes == nil, !site.settings.images.widths.isEmpty, media.files.values.contains(where: Self.isScalable)
    {
      diagnostics.append(
        .warning(
          .missingLibrary, SiteLayout.settings, nil,
          "this program was built without libjpeg, libpng or libwebp: images are published "
            + "in their own size alone",
          hint: "install them (make deps) and build the program again, or write 'images: {widths: []}'"))
    }
    onStage(.plan)
    let (templates, templateFindings) = try await compiled.both
    diagnostics += templateFindings
    let plan = check(try await SitePlan.make(assembled, jobs: jobs, defersIndex: options.defersSearchIndex))
    diagnostics += templates.unknownFreeNames(assembled)
    let uncertain = UncertainPlaces(diagnostics, layout)
    diagnostics += plan.redirectProblems(except: uncertain) + plan.brokenLinks(except: uncertain)
    if !diagnostics.hasErrors { diagnostics += templates.missing(for: plan.view) }
    diagnostics = site.settings.checks.judged(diagnostics)
    let store = known.map { SourceStore(converted, key: $0.key, conditions: $0.conditions) }
    let draft = SiteDraft(
      plan: plan, templates: templates,
      validity: BuildState.validity(converted, site.settings, now: publication.now))
    return Preparation(
      site: PreparedSite(draft, diagnostics, isStrict: options.isStrict),
      diagnostics: diagnostics.sortedAndUnique, store: store, media: media, texts: texts, draft: draft,
      templatesAreWhole: !templateFindings.hasErrors)
  }
}
