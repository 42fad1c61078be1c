/// How often what happens in the synthetic clinic, each share with its source.
///
/// "Assumption" marks what no publication was found for: a plausible figure of a spine injection service, which a site
/// should replace by its own before it concludes anything from it.
public enum Shares {
    // MARK: Gates of a first spine injection

    /// Referred to CT guidance. Assumption.
    public static let ctGuidance = Share.percent(6)
    /// No MRI at hand or ordered. Assumption.
    public static let missingMRI = Share.percent(10)
    /// An MRI is booked for a day of the week itself, of those that have one. Assumption.
    public static let bookedMRI = Share.percent(5)
    /// The payer was asked and has not answered. Assumption.
    public static let pendingAuthorization = Share.percent(10)
    /// The payer has approved; the rest needs no approval. Assumption.
    public static let approvedAuthorization = Share.percent(35)
    /// A way home on some days only. Assumption.
    public static let driverOnSomeDays = Share.percent(28)
    /// No way home arranged. Assumption.
    public static let noDriver = Share.percent(6)

    // MARK: Drugs of a spine patient

    /// An anticoagulant or antiplatelet with a hold of several days. About 12 % of encounters on any such drug or
    /// painkiller were on a real one (Pain Medicine 2020, derived); 10 % (5 to 20) of all is a common estimate.
    public static let antithrombotic = Share.percent(11)
    /// Aspirin: 13 % of 1214 epidural injections (Anesthesia & Analgesia 2002).
    public static let aspirin = Share.percent(13)
    /// Another non-steroidal painkiller: 32 % of 1214 epidural injections (Anesthesia & Analgesia 2002).
    public static let painkiller = Share.percent(32)
    /// A supplement that no hold table knows, so that somebody has to decide. Assumption.
    public static let supplement = Share.percent(2)
    /// The prescriber agreed to the hold, where one must. Assumption.
    public static let cleared = Share.percent(80)
    /// Aspirin is taken as secondary prophylaxis. Assumption.
    public static let secondaryProphylaxis = Share.percent(30)
    /// The drug's special case applies (renal impairment, thromboembolic risk). Assumption.
    public static let specialCase = Share.percent(20)
    /// The order itself says that bleeding risk is high. Assumption.
    public static let highBleedingRisk = Share.percent(5)

    // MARK: Any request

    /// Urgent. Assumption.
    public static let urgent = Share.percent(11)
    /// Emergent. Assumption.
    public static let emergent = Share.percent(2)
    /// Second of a set: 39 % of 2967 first transforaminal injections were followed by a second (Mayo), so that
    /// 0.39 / 1.39 = 28 % of firsts and seconds together are seconds.
    public static let secondOfSet = Share.percent(28)
    /// Two levels, where the procedure allows more than one site. Assumption.
    public static let twoLevels = Share.percent(20)
    /// Both sides, where the procedure allows more than one site. Assumption.
    public static let bilateral = Share.percent(15)
    /// A target date. Assumption.
    public static let due = Share.percent(60)
    /// Not wanted before a date. Assumption.
    public static let notBefore = Share.percent(12)
    /// The patient can come in some sessions only. Assumption.
    public static let patientSessions = Share.percent(25)
    /// The patient would rather see a certain radiologist. Assumption.
    public static let preferredRadiologist = Share.percent(15)
    /// The patient would rather come in a certain half. Assumption.
    public static let preferredHalf = Share.percent(22)
    /// Already promised a place, where one can be kept. Assumption.
    public static let fixed = Share.percent(7)

    // MARK: Same-day add-ons

    /// A spine injection, of those who call on the day. Assumption.
    public static let addOnSpine = Share.percent(60)
    /// Urgent, of the same: nobody calls on the day for what can wait, but some could. Assumption.
    public static let addOnUrgent = Share.percent(35)
    /// Emergent, of the same. Assumption.
    public static let addOnEmergent = Share.percent(10)
    /// Calls before noon. Assumption.
    public static let addOnBeforeNoon = Share.percent(60)
    /// The patient is in the house when the call comes; the others arrive half an hour to two hours later. Assumption.
    public static let addOnIsThere = Share.percent(40)

    // MARK: Site and staff

    /// A C-arm is closed for part of one session of a week (quality assurance, maintenance). Assumption.
    public static let closure = Share.percent(40)
    /// A radiologist can be on duty in a session. Assumption: most of the week belongs to other work.
    public static let radiologistSession = Share.percent(40)
    /// A radiologist's spine minutes are limited beyond the sessions. Assumption.
    public static let spineMinutesLimit = Share.percent(80)
    /// A technologist can work in a session. Assumption.
    public static let technologistSession = Share.percent(90)
    /// A technologist's sessions are limited. Assumption.
    public static let technologistLimit = Share.percent(50)
}

/// Which procedures are asked for, and which drugs are taken.
enum Mixes {
    /// Spine. A quarter facet joints; of the epidurals 36 % interlaminar or caudal (Medicare, BMJ Open 2016), the rest
    /// transforaminal. The part at the neck is an assumption.
    static let spine = [
        Weighted(42, "lumbar-tfesi"), Weighted(15, "lumbar-ilesi"), Weighted(4, "caudal-esi"),
        Weighted(17, "lumbar-facet"), Weighted(8, "cervical-ilesi"), Weighted(6, "cervical-tfesi"),
        Weighted(8, "cervical-facet"),
    ]
    /// Joint. Assumption.
    static let joint = [
        Weighted(55, "joint-injection"), Weighted(20, "joint-aspiration"), Weighted(25, "arthrogram"),
    ]
    /// Drugs with a hold of several days that somebody must agree to. Clopidogrel leads (21 of 31 in Pain Medicine
    /// 2020, with apixaban 6 and warfarin 4); newer anticoagulants have gained since. Assumption.
    static let antithrombotics = [
        Weighted(42, "clopidogrel"), Weighted(24, "apixaban"), Weighted(13, "rivaroxaban"), Weighted(12, "warfarin"),
        Weighted(5, "dabigatran"), Weighted(4, "ticagrelor"),
    ]
    /// Painkillers of the 32 %. Assumption.
    static let painkillers = [
        Weighted(45, "ibuprofen"), Weighted(25, "naproxen"), Weighted(15, "meloxicam"), Weighted(8, "celecoxib"),
        Weighted(4, "diclofenac"), Weighted(3, "indomethacin"),
    ]
    /// Not in any hold table.
    static let supplements = [Weighted(2, "fish oil"), Weighted(1, "ginkgo")]
}
