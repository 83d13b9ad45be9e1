package io.enidetach.sandbox.tencent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class IndependenceTest {
    private static final String HERE = "io.enidetach.sandbox.tencent";

    @Test
    void the_simulated_cloud_shares_no_code_with_the_bot() {
        JavaClasses cloud = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(HERE);
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(HERE, "java..", "javax.crypto..", "com.fasterxml.jackson..", "org.eclipse.jetty..")
                .check(cloud);
    }
}
