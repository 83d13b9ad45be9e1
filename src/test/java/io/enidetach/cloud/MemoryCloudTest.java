package io.enidetach.cloud;

class MemoryCloudTest extends CloudContract {
    @Override
    protected World open() {
        return new MemoryCloud();
    }

    @Override
    protected boolean offersEips() {
        return true;
    }
}
