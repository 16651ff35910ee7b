package io.tierengine.sandbox.company;

import io.tierengine.core.fact.Fact;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Companies that tests look at. */
final class Companies {

    private Companies() {}

    static Company aCompany() {
        return new Company(CompanySettings.defaults().withCustomers(300));
    }

    /** Large enough for each persona to have hundreds of customers. */
    static Company aBigCompany() {
        return new Company(CompanySettings.defaults().withCustomers(4000));
    }

    static List<Fact> factsOf(Company company) {
        return listOf(company.facts());
    }

    static List<Fact> listOf(Iterator<Fact> facts) {
        List<Fact> list = new ArrayList<>();
        facts.forEachRemaining(list::add);
        return list;
    }
}
