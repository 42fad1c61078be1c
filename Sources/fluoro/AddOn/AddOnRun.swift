import AddOn
import ArgumentParser
import Clinic
import ClinicFiles

/// One add-on: the roster is checked, the question read, the answer shown, and a proposal accepted where that is wanted.
struct AddOnRun {
    let command: AddOnCommand
    let scenario: String
    let roster: String
    let now: Instant

    func run() throws {
        let week = try ScenarioInput.read(scenario, outputs: [command.output, command.scenarioOut])
        let roster = try checkedRoster(of: week)
        let reading = try request(week, roster)
        for warning in reading.warnings { Note.write("note: \(warning)") }
        let desk = AddOnDesk(scenario: week, roster: roster)
        let answer = try answer(desk, reading.addOn, week)
        try accept(answer, reading.addOn, desk)
        try show(answer, reading.addOn, week)
        if answer.proposals.isEmpty { throw ExitStatus.no }
    }

    /// - Throws: `ExitStatus.no` after naming every rule that the roster breaks: on such a roster no answer is right.
    private func checkedRoster(of week: Scenario) throws -> Roster {
        let draft = try RosterFile.draft(path: self.roster, of: week)
        for warning in draft.warnings { Note.write("note: \(warning)") }
        let violations = draft.violations + RosterChecker(week).check(draft.roster, at: now)
        guard violations.isEmpty else {
            Note.write("fluoro: \(roster) breaks rules, so nothing can be proposed:")
            for violation in violations { Note.write("  \(VerifyReport.plain(violation.description))") }
            throw ExitStatus.no
        }
        return draft.roster
    }

    private func request(_ week: Scenario, _ roster: Roster) throws -> AddOnReading {
        guard let path = command.request else {
            return try AddOnFile.read(command.flags.words(now: now), scenario: week, roster: roster)
        }
        return try AddOnFile.read(path: path, scenario: week, roster: roster)
    }

    private func answer(
        _ desk: AddOnDesk, _ addOn: AddOn, _ week: Scenario
    ) throws -> AddOnAnswer {
        var options = AddOnOptions()
        options.includesLaterDays = command.later
        options.listsAll = command.all
        options.limit = command.limit
        options.lookAhead = command.lookAhead ? try Expected.stated(in: week, file: scenario) : nil
        return try desk.answer(addOn, now: now, options: options)
    }

    private func show(_ answer: AddOnAnswer, _ addOn: AddOn, _ week: Scenario) throws {
        if command.json { return try Result.write(ProposalsFile.json(answer)) }
        let terminal = Terminal.current
        try Result.write(
            AddOnText(
                scenario: week, addOn: addOn, answer: answer, width: terminal.width, color: terminal.hasColor
            ).text())
    }

    // MARK: Accepting

    /// Writes the roster, and the scenario where that is wanted, of the proposal that was chosen.
    private func accept(_ answer: AddOnAnswer, _ addOn: AddOn, _ desk: AddOnDesk) throws {
        guard let number = command.accept, let output = command.output, !answer.proposals.isEmpty else { return }
        guard number <= answer.proposals.count else {
            Note.write(
                "fluoro: --accept \(number): there are \(answer.proposals.count) proposals; --limit and --all list more"
            )
            throw ExitStatus.usage
        }
        let accepted = try desk.accept(answer.proposals[number - 1], of: addOn, now: now)
        if let path = command.scenarioOut { try OutputPath.write(ScenarioFile.write(accepted.scenario), to: path) }
        try OutputPath.write(RosterFile.json(accepted.roster), to: output)
        let place = accepted.roster.appointments.first { $0.request == addOn.request.id }
        Note.write("accepted: \(addOn.request.id) at \(place.map { "\($0.start) on \($0.cArm)" } ?? "")")
        Note.write(
            command.scenarioOut.map { "\(output) goes with the scenario in \($0)" }
                ?? "\(output) goes with a scenario that has the request in it: --scenario-out FILE writes that, too")
    }
}

/// Why an add-on could not be answered, as an exit code.
extension AddOnError {
    /// A question outside the roster's week is wrong usage, a faulty roster made here our fault, all else bad input.
    var exitCode: ExitCode {
        switch self {
        case .nowOutsideWeek: ExitStatus.usage
        case .breaksRules, .isStale: ExitStatus.fault
        case .unknownProcedure, .unknownPriority, .idIsTaken, .hasPromise, .tooManySites: ExitStatus.badInput
        }
    }
}
