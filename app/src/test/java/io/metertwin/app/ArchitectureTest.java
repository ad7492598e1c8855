package io.metertwin.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAccess.Predicates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The rules of {@code docs/architecture.md} that a compiler does not know. */
@AnalyzeClasses(packages = "io.metertwin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String OURS = "io.metertwin..";
    private static final String SIGNAL = "io.metertwin.signal..";
    private static final String DSP = "io.metertwin.dsp..";
    private static final String CORE = "io.metertwin.core..";
    private static final String MODBUS = "io.metertwin.modbus..";
    private static final String TIME = "io.metertwin.core.time..";
    private static final String[] SURFACES = {
        MODBUS, "io.metertwin.web..", "io.metertwin.ftp..", "io.metertwin.hmi..", "io.metertwin.canopen.."
    };

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Thread.sleep",
            "java.util.concurrent.TimeUnit.sleep");

    @ArchTest
    static final ArchRule signalStandsAlone =
            classes().that().resideInAPackage(SIGNAL).should().onlyDependOnClassesThat(isNotOursExcept(SIGNAL));

    @ArchTest
    static final ArchRule dspKnowsOfTheWorldOnlyWhatSamplesAre = classes()
            .that()
            .resideInAPackage(DSP)
            .should()
            .onlyDependOnClassesThat(isNotOursExcept(DSP, "io.metertwin.signal"));

    @ArchTest
    static final ArchRule coreDependsOnDspAndSignalOnly = classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat(isNotOursExcept(CORE, DSP, SIGNAL));

    @ArchTest
    static final ArchRule modbusDependsOnCoreOnly =
            classes().that().resideInAPackage(MODBUS).should().onlyDependOnClassesThat(isNotOursExcept(MODBUS, CORE));

    @ArchTest
    static final ArchRule surfacesSeeTheMeterThroughItsPortOnly = noClasses()
            .that()
            .resideInAnyPackage(SURFACES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DSP, SIGNAL, "io.metertwin.core.runtime..");

    @ArchTest
    static final ArchRule nobodyDependsOnTheCommandLine = noClasses()
            .that(not(resideInAnyPackage("io.metertwin.app..", "io.metertwin.benchmarks..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.metertwin.app..");

    @ArchTest
    static final ArchRule onlyThePanelWindowKnowsItsToolkit = noClasses()
            .that(not(resideInAPackage("io.metertwin.hmi..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..");

    @ArchTest
    static final ArchRule onlyCoreTimeReadsTheWallClockOrSleeps = noClasses()
            .that(not(resideInAnyPackage(TIME, "io.metertwin.benchmarks..")))
            .should()
            .accessTargetWhere(readsTheWallClockOrSleeps());

    @ArchTest
    static final ArchRule measuringWritesNoLog = noClasses()
            .that()
            .resideInAnyPackage(SIGNAL, DSP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(System.Logger.class);

    @ArchTest
    static final ArchRule measuringDoesNoInputOrOutput = noClasses()
            .that()
            .resideInAPackage(DSP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.metertwin.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule typesAreNounsOfTheMeter = noClasses()
            .that()
            .resideInAPackage(OURS)
            .should()
            .haveNameMatching(".*[.$](Abstract\\w+|\\w+(Impl|Manager|Helper|Utils?))");

    @ArchTest
    static final ArchRule noPackageIsADrawerForTheRest =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..");

    private static DescribedPredicate<JavaClass> isNotOursExcept(String... packages) {
        return not(resideInAPackage(OURS))
                .or(resideInAnyPackage(packages))
                .as("are outside MeterTwin or in %s", String.join(", ", packages));
    }

    /** {@code now()} of any type of java.time counts: it hides a clock. */
    private static DescribedPredicate<JavaAccess<?>> readsTheWallClockOrSleeps() {
        return Predicates.target(
                DescribedPredicate.describe("reads the wall clock or sleeps", ArchitectureTest::isAClock));
    }

    private static boolean isAClock(AccessTarget target) {
        String owner = target.getOwner().getFullName();
        String name = target.getName();
        return CLOCKS.contains(owner + "." + name)
                || (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.time.Clock") && name.startsWith("system"))
                || (owner.equals("java.util.concurrent.locks.LockSupport") && name.startsWith("park"));
    }
}
